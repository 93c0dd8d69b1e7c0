/** The gateways that run side by side. */
@NullMarked
package io.hefu.core.node;

import org.jspecify.annotations.NullMarked;
