/** What is behind {@code deploy/up}, {@code deploy/down} and {@code deploy/status}. */
@NullMarked
package io.hefu.stack.launch;

import org.jspecify.annotations.NullMarked;
