/** Partners' upstreams, healthy and not, and the callers who bother with them. */
@NullMarked
package io.hefu.bench.trouble;

import org.jspecify.annotations.NullMarked;
