package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.time.LocalDate;

/** What one side has in its account about the same thing: a line, or the sum of some. */
public sealed interface Position permits Line, Total {

    LocalDate date();

    Product product();

    ResultClass result();

    long calls();

    long units();

    Money amount();
}
