package io.hefu.portal.tmforum;

import io.hefu.core.money.Money;
import java.math.BigDecimal;

/** An amount as TM Forum writes it: a number, with all its decimals. The portal's own API writes text, which nobody rounds. */
public record TmfMoney(String unit, BigDecimal value) {

    static TmfMoney of(Money money) {
        BigDecimal plain = money.yuan().stripTrailingZeros();
        return new TmfMoney(Money.CURRENCY, plain.scale() < 0 ? plain.setScale(0) : plain);
    }
}
