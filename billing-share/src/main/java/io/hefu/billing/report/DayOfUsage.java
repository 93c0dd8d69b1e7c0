package io.hefu.billing.report;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;

/** One application's calls to one operation on one business date. */
record DayOfUsage(
        ApplicationId application,
        Environment environment,
        ApiName api,
        String operation,
        LocalDate date,
        long calls,
        long refusedCalls,
        long billableCalls,
        long units,
        Money cost) {}
