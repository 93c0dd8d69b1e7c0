package io.hefu.portal.money;

import io.hefu.core.money.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount as the API writes it: a decimal string, so that no reader makes a floating-point number of it.
 *
 * @param currency ISO 4217
 */
public record MoneyView(
        @Schema(examples = "0.045000") String amount,
        @Schema(examples = "CNY") String currency) {

    public static MoneyView of(Money money) {
        return new MoneyView(money.yuan().toPlainString(), Money.CURRENCY);
    }
}
