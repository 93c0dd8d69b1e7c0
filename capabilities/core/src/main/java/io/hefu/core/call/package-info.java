/** One call: who asks, what is asked, what is answered. */
@NullMarked
package io.hefu.core.call;

import org.jspecify.annotations.NullMarked;
