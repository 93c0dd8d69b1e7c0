/** APIs that partners host themselves and the gateway proxies. */
@NullMarked
package io.hefu.core.hosting;

import org.jspecify.annotations.NullMarked;
