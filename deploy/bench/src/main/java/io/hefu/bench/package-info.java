/** Programs that break things under load and count what is left. */
@NullMarked
package io.hefu.bench;

import org.jspecify.annotations.NullMarked;
