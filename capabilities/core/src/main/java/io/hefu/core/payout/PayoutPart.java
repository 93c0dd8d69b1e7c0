package io.hefu.core.payout;

import io.hefu.core.money.Money;
import java.time.YearMonth;

/**
 * What a payout pays of the statement of one month.
 *
 * @param amount below 0 when what the party owed of that month is set off
 */
public record PayoutPart(YearMonth month, Money amount) {}
