/**
 * What an operation costs, since when: price models, and their versions under each plan.
 *
 * <p>Always true of a {@link io.hefu.billing.pricing.PriceModel}: nothing used costs nothing (a monthly fee apart); more never
 * costs less; charges of batches sum to the total of the month, to the micro-yuan, in whatever order they come.
 */
@NullMarked
package io.hefu.billing.pricing;

import org.jspecify.annotations.NullMarked;
