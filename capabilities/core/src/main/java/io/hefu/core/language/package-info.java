/** The two languages Hefu speaks. */
@NullMarked
package io.hefu.core.language;

import org.jspecify.annotations.NullMarked;
