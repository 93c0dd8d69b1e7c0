/** API keys by the million: made, written down for gateways, put into Hefu's tables. */
@NullMarked
package io.hefu.bench.key;

import org.jspecify.annotations.NullMarked;
