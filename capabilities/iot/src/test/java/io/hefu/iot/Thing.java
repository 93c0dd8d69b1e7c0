package io.hefu.iot;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A device as its maker would build it: an MQTT client that knows its credential and its topics. */
final class Thing implements AutoCloseable {

    final JsonNode registration;
    final List<Mqtt5Publish> heard = new CopyOnWriteArrayList<>();
    private final Mqtt5AsyncClient client;
    private final String password;

    /** @param registration what registering the device was answered */
    Thing(JsonNode registration, String password) {
        this.registration = registration;
        this.password = password;
        URI url = URI.create(registration.at("/credential/mqttUrl").asText());
        this.client = Mqtt5Client.builder()
                .identifier(registration.at("/credential/clientId").asText())
                .serverHost(url.getHost())
                .serverPort(url.getPort())
                .buildAsync();
    }

    Thing(JsonNode registration) {
        this(registration, registration.at("/credential/password").asText());
    }

    String id() {
        return registration.path("deviceId").asText();
    }

    String topic(String name) {
        return registration.at("/topics/" + name).asText();
    }

    /** In a session that lasts, and listening to what concerns it. */
    Thing connect() {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(600)
                .simpleAuth()
                .username(registration.at("/credential/username").asText())
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        listen(topic("desired"));
        listen(topic("commands"));
        return this;
    }

    /** The reason for which the broker does not let it in. */
    Mqtt5ConnAckReasonCode refusal() {
        try {
            connect();
            throw new AssertionError("the broker let the device in");
        } catch (CompletionException failure) {
            return ((Mqtt5ConnAckException) failure.getCause()).getMqttMessage().getReasonCode();
        }
    }

    boolean isConnected() {
        return client.getState().isConnected();
    }

    void disconnect() {
        client.disconnectWith()
                .sessionExpiryInterval(600)
                .send()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private void listen(String filter) {
        client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(heard::add)
                .send()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    Thing onMessage(BiConsumer<Thing, Mqtt5Publish> reaction) {
        client.publishes(MqttGlobalPublishFilter.ALL, publish -> reaction.accept(this, publish));
        return this;
    }

    void publish(String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Without waiting for the broker. */
    void publishQuickly(String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    void measure(String payload) {
        publish(topic("telemetry"), payload);
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect().join();
        }
    }
}
