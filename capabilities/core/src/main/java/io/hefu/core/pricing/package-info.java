/**
 * What calls cost, as it crosses module borders: prices as they are read and written, the most that a call may cost, and
 * changes of what was charged. Kept by billing; who may ask is decided before.
 */
@NullMarked
package io.hefu.core.pricing;

import org.jspecify.annotations.NullMarked;
