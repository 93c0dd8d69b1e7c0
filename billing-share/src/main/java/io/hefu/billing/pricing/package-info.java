/** What a unit of an operation costs, since when. */
@NullMarked
package io.hefu.billing.pricing;

import org.jspecify.annotations.NullMarked;
