package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.time.LocalDate;

/** A version of a product's price, in force from a business date on: what explains that the other side has another price. */
public record KnownPrice(Product product, int version, LocalDate effectiveFrom, Money perUnit) {}
