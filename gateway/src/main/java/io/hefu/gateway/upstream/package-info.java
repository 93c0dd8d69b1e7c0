/** Calling where partners' APIs are: chosen, guarded, timed and, where that is safe, tried again. */
@NullMarked
package io.hefu.gateway.upstream;

import org.jspecify.annotations.NullMarked;
