/** Who calls. */
@NullMarked
package io.hefu.gateway.credential;

import org.jspecify.annotations.NullMarked;
