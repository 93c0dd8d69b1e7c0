/** Figures about calls and this node for Prometheus, with labels that cannot grow without bound. */
@NullMarked
package io.hefu.gateway.metrics;

import org.jspecify.annotations.NullMarked;
