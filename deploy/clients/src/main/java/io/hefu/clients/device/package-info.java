/** A device that speaks MQTT. */
@NullMarked
package io.hefu.clients.device;

import org.jspecify.annotations.NullMarked;
