package io.hefu.iot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.iot.Configured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MqttConfigTest {

    @Test
    void isSafeWhenNothingIsSet() {
        MqttConfig config = Configured.as(MqttConfig.class, Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(1883);
        assertThat(config.tls()).isFalse();
        assertThat(config.publicUrl()).isEqualTo("mqtt://127.0.0.1:1883");
        assertThat(config.username()).isEqualTo("hefu");
        assertThat(config.password()).isEmpty();
        assertThat(config.clientId()).isEqualTo("hefu-node");
        assertThat(config.sessionExpiry()).isEqualTo(Duration.ofDays(1));
        assertThat(config.publishTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.largestMessage()).isEqualTo(16_384);
        assertThat(config.receiveAhead()).isEqualTo(1_000);
        assertThat(config.hookSecret()).isEmpty();
    }

    @Test
    void everyPropertyCanBeSet() {
        MqttConfig config = Configured.as(
                MqttConfig.class,
                Map.ofEntries(
                        Map.entry("hefu.iot.mqtt.host", "broker"),
                        Map.entry("hefu.iot.mqtt.port", "8883"),
                        Map.entry("hefu.iot.mqtt.tls", "true"),
                        Map.entry("hefu.iot.mqtt.public-url", "mqtts://iot.example:8883"),
                        Map.entry("hefu.iot.mqtt.username", "u"),
                        Map.entry("hefu.iot.mqtt.password", "p"),
                        Map.entry("hefu.iot.mqtt.client-id", "c"),
                        Map.entry("hefu.iot.mqtt.session-expiry", "2h"),
                        Map.entry("hefu.iot.mqtt.publish-timeout", "1s"),
                        Map.entry("hefu.iot.mqtt.largest-message", "1024"),
                        Map.entry("hefu.iot.mqtt.receive-ahead", "10"),
                        Map.entry("hefu.iot.mqtt.hook-secret", "h")));

        assertThat(config.host()).isEqualTo("broker");
        assertThat(config.port()).isEqualTo(8883);
        assertThat(config.tls()).isTrue();
        assertThat(config.publicUrl()).isEqualTo("mqtts://iot.example:8883");
        assertThat(config.username()).isEqualTo("u");
        assertThat(config.password()).contains("p");
        assertThat(config.clientId()).isEqualTo("c");
        assertThat(config.sessionExpiry()).isEqualTo(Duration.ofHours(2));
        assertThat(config.publishTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.largestMessage()).isEqualTo(1_024);
        assertThat(config.receiveAhead()).isEqualTo(10);
        assertThat(config.hookSecret()).contains("h");
    }

    @Test
    void nodesAreToldApartAndDevicesFindTheBrokerHefuFinds() {
        MqttConfig config = Configured.as(
                MqttConfig.class,
                Map.of("hefu.node", "n2", "hefu.iot.mqtt.host", "10.0.0.5", "hefu.iot.mqtt.port", "1884"));

        assertThat(config.clientId()).isEqualTo("hefu-n2");
        assertThat(config.publicUrl()).isEqualTo("mqtt://10.0.0.5:1884");
    }
}
