package io.hefu.billing.tally;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import java.time.LocalDate;

/** Calls that are counted together. */
public record TallyKey(
        LocalDate businessDate,
        OrganisationId organisation,
        ApplicationId application,
        Environment environment,
        ApiName api,
        String operation) {}
