/** Calls per moment and calls per period. */
@NullMarked
package io.hefu.gateway.limit;

import org.jspecify.annotations.NullMarked;
