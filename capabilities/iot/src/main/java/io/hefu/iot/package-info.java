/** Devices that speak MQTT: telemetry, shadows, commands. */
@NullMarked
package io.hefu.iot;

import org.jspecify.annotations.NullMarked;
