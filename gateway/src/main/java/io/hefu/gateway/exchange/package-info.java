/** One call on its way, and its first and last stage. */
@NullMarked
package io.hefu.gateway.exchange;

import org.jspecify.annotations.NullMarked;
