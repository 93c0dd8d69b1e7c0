/** What puts the modules together. */
@NullMarked
package io.hefu.gateway.assembly;

import org.jspecify.annotations.NullMarked;
