package io.hefu.billing.rerating;

import io.hefu.core.money.Money;

/** Calls that came under a price and an agreement; below zero where they were taken away. */
record Move(Line line, Pot pot, long calls, long units, Money gross) {}
