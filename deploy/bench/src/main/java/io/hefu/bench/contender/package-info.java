/** The gateways that are compared, and what they stand before. */
@NullMarked
package io.hefu.bench.contender;

import org.jspecify.annotations.NullMarked;
