/** Hefu beside its peers, in turn, round after round. */
@NullMarked
package io.hefu.bench.comparison;

import org.jspecify.annotations.NullMarked;
