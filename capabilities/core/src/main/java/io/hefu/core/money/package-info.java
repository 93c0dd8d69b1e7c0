/** Money, exact to the micro-yuan. */
@NullMarked
package io.hefu.core.money;

import org.jspecify.annotations.NullMarked;
