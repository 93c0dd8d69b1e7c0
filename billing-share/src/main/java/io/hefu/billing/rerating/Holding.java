package io.hefu.billing.rerating;

import io.hefu.billing.pricing.Used;
import io.hefu.core.money.Money;

/**
 * Calls of a line that are under one price and one agreement now.
 *
 * @param gross booked for them
 */
record Holding(Line line, Pot pot, Used used, Money gross) {}
