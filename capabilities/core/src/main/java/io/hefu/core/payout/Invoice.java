package io.hefu.core.payout;

import io.hefu.core.money.Money;
import java.time.LocalDate;

/**
 * What the party bills to the operator.
 *
 * @param number of the invoice: 20 digits of a fully digitalised one, or code and number of an older one,
 *     {@code 044031900111-12345678}
 * @param amount tax included, in whole fen
 * @param taxBasisPoints the rate of value-added tax in 1/100 of a percent
 * @param payableFrom the first day of payouts that may pay it; what comes after the month's day for invoices waits for the
 *     next month
 */
public record Invoice(String number, LocalDate issuedOn, Money amount, int taxBasisPoints, LocalDate payableFrom) {}
