/** A real Redis, unpacked and run as a child process. */
@NullMarked
package io.hefu.stack.redis;

import org.jspecify.annotations.NullMarked;
