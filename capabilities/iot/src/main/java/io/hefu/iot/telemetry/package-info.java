/** What devices measured, as time series. */
@NullMarked
package io.hefu.iot.telemetry;

import org.jspecify.annotations.NullMarked;
