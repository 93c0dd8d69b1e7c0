/** Where things are in the source tree that was built. */
@NullMarked
package io.hefu.stack.project;

import org.jspecify.annotations.NullMarked;
