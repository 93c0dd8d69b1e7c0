/** A load on one gateway, and what it took. */
@NullMarked
package io.hefu.bench.measure;

import org.jspecify.annotations.NullMarked;
