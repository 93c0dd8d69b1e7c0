package io.hefu.billing.refund;

import io.hefu.billing.rating.ProgressKey;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import java.time.YearMonth;

/**
 * A call as it was charged.
 *
 * @param isRefunded before now
 * @param isRatedAnew since it was charged
 */
record ChargedCall(
        CallId call, ApplicationId application, LineKey line, Money gross, boolean isRefunded, boolean isRatedAnew) {

    ProgressKey month() {
        return new ProgressKey(
                line.agreement().agreement(), line.agreement().version(), YearMonth.from(line.businessDate()));
    }
}
