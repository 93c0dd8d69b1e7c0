/** A real MQTT broker that asks Hefu who may connect, and to which topics. */
@NullMarked
package io.hefu.stack.mqtt;

import org.jspecify.annotations.NullMarked;
