/** Prices read from their text, and which was in force when. */
@NullMarked
package io.hefu.checker.price;

import org.jspecify.annotations.NullMarked;
