/** An API that costs nothing but the gateway's own work. */
@NullMarked
package io.hefu.bench.platform;

import org.jspecify.annotations.NullMarked;
