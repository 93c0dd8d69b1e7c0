/** From usage to money: what each call costs, and whose that money is. */
@NullMarked
package io.hefu.billing.rating;

import org.jspecify.annotations.NullMarked;
