package io.hefu.core.payout;

import io.hefu.core.money.Money;
import java.time.LocalDate;

/** An invoice as a party registers it; see {@link Invoice}. */
public record NewInvoice(String number, LocalDate issuedOn, Money amount, int taxBasisPoints) {}
