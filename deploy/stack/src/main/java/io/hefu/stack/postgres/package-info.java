/** A real PostgreSQL, unpacked and run as a child process. */
@NullMarked
package io.hefu.stack.postgres;

import org.jspecify.annotations.NullMarked;
