package io.hefu.iot.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The MQTT 5 broker that devices and Hefu meet at. */
@ConfigMapping(prefix = "hefu.iot.mqtt")
public interface MqttConfig {

    /** Where Hefu reaches the broker. */
    @WithDefault("127.0.0.1")
    String host();

    /** The broker's TCP port. */
    @WithDefault("1883")
    int port();

    /** Whether Hefu speaks TLS to the broker. */
    @WithDefault("false")
    boolean tls();

    /** Where devices reach the broker; shown to developers with every credential. */
    @WithDefault("mqtt://${hefu.iot.mqtt.host:127.0.0.1}:${hefu.iot.mqtt.port:1883}")
    String publicUrl();

    /** The name that Hefu itself authenticates with; the broker must let it use any topic and any client id. */
    @WithDefault("hefu")
    String username();

    /** The password that goes with it. */
    Optional<String> password();

    /** Hefu's client id: another for each node, the same after a restart, so that the broker keeps what came meanwhile. */
    @WithDefault("hefu-${hefu.node:node}")
    String clientId();

    /** How long the broker keeps messages for a node that is away. */
    @WithDefault("1d")
    Duration sessionExpiry();

    /** How long a publication may take before it is tried again. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** The largest message of a device, in bytes; larger ones are dropped and counted. */
    @WithDefault("16384")
    int largestMessage();

    /** How many messages the broker may send ahead of their being stored; at most 65 535. */
    @WithDefault("1000")
    int receiveAhead();

    /** What the broker proves itself with when it asks whether a device may connect; unset: every device is refused. */
    Optional<String> hookSecret();
}
