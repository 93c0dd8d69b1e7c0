/** Agreements as they are read and written across module borders. Kept by billing; who may ask is decided before. */
@NullMarked
package io.hefu.core.agreement;

import org.jspecify.annotations.NullMarked;
