package io.hefu.billing.payable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The calendar after a statement's issue. Days are those of Asia/Shanghai. */
@ConfigMapping(prefix = "hefu.billing.settlement")
interface PayableConfig {

    /** How many days a party has to object, that of the issue not counted; then the statement counts as confirmed. */
    @WithDefault("10")
    int objectionDays();

    /** The last day of a month, 1 to 28, on which an invoice can come to be paid in the same month. */
    @WithDefault("21")
    int invoiceDay();
}
