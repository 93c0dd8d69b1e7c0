/**
 * Paying calls back.
 *
 * <p>Always true: a call is refunded once, with what was charged for it; the amount counts among the exclusions of the month of
 * its agreement, and what parties give back is what the terms give with it, less what they gave without it.
 */
@NullMarked
package io.hefu.billing.refund;

import org.jspecify.annotations.NullMarked;
