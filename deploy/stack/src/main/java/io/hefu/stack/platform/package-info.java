/** Hefu itself, as a child process. */
@NullMarked
package io.hefu.stack.platform;

import org.jspecify.annotations.NullMarked;
