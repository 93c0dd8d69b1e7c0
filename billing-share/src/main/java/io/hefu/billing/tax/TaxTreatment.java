package io.hefu.billing.tax;

import io.hefu.core.money.Money;

/** How an amount and its tax belong together. */
public enum TaxTreatment {
    /** The amount contains its tax (含税): at 6 %, 106 yuan contain 6 yuan. */
    INCLUSIVE,
    /** Tax is reckoned on the amount (不含税): at 6 %, 6 yuan on 100 yuan. */
    EXCLUSIVE;

    private static final int WHOLE = 10_000;

    /** The tax in or on an amount, rounded toward zero to the micro-yuan. */
    public Money tax(Money amount, int basisPoints) {
        return switch (this) {
            case INCLUSIVE -> amount.portion(basisPoints, WHOLE + basisPoints);
            case EXCLUSIVE -> amount.portion(basisPoints, WHOLE);
        };
    }
}
