/** Circles on the Earth. */
@NullMarked
package io.hefu.location.geometry;

import org.jspecify.annotations.NullMarked;
