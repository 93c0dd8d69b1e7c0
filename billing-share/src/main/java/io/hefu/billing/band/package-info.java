/** Half-open bands of a count or an amount, as tiered prices and shares are written in. */
@NullMarked
package io.hefu.billing.band;

import org.jspecify.annotations.NullMarked;
