/** How devices are reached and heard: over MQTT, or played by the sandbox. */
@NullMarked
package io.hefu.iot.network;

import org.jspecify.annotations.NullMarked;
