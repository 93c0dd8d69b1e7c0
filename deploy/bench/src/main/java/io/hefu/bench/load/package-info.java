/** Many calls a second, and what became of each. */
@NullMarked
package io.hefu.bench.load;

import org.jspecify.annotations.NullMarked;
