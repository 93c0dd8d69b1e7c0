/** The names of things. */
@NullMarked
package io.hefu.core.identity;

import org.jspecify.annotations.NullMarked;
