/** Distributed traces of calls, told to an OpenTelemetry collector where one is configured. */
@NullMarked
package io.hefu.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
