/** All parts put together: which there are, in which order they start, and what they must know of each other. */
@NullMarked
package io.hefu.stack.assembly;

import org.jspecify.annotations.NullMarked;
