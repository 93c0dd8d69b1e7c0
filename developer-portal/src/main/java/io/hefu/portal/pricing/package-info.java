/** Prices and what is charged by them: new versions, charging anew, paying back; all in twos. Billing keeps them. */
@NullMarked
package io.hefu.portal.pricing;

import org.jspecify.annotations.NullMarked;
