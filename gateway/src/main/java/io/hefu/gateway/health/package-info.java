/** Whether this node is ready. */
@NullMarked
package io.hefu.gateway.health;

import org.jspecify.annotations.NullMarked;
