/** The nodes that run side by side: who is alive, and by which version of the configuration each acts. */
@NullMarked
package io.hefu.gateway.node;

import org.jspecify.annotations.NullMarked;
