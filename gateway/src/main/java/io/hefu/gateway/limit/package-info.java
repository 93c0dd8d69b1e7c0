/** Calls per moment, at the same time and per period, and the money they may cost: what is left, and who says so. */
@NullMarked
package io.hefu.gateway.limit;

import org.jspecify.annotations.NullMarked;
