package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.time.LocalDate;

/** What one side's lines of a day, a product and a result come to; all 0 where it has none. */
public record Total(LocalDate date, Product product, ResultClass result, long calls, long units, Money amount)
        implements Position {}
