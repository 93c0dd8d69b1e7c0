/** To the capability that answers. */
@NullMarked
package io.hefu.gateway.routing;

import org.jspecify.annotations.NullMarked;
