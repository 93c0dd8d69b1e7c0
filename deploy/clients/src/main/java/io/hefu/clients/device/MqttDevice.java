package io.hefu.clients.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thing with the credential that its registration gave it: it publishes, and does every command at once. */
public final class MqttDevice implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 30;

    private final Mqtt5AsyncClient client;
    private final JsonNode topics;

    private MqttDevice(Mqtt5AsyncClient client, JsonNode topics) {
        this.client = client;
        this.topics = topics;
    }

    /** @param registration the answer to registering it */
    public static MqttDevice connect(JsonNode registration) {
        JsonNode credential = registration.get("credential");
        URI broker = URI.create(credential.get("mqttUrl").asText());
        Mqtt5AsyncClient client = Mqtt5Client.builder()
                .identifier(credential.get("clientId").asText())
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .simpleAuth()
                .username(credential.get("username").asText())
                .password(credential.get("password").asText().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        MqttDevice device = new MqttDevice(client, registration.get("topics"));
        await(client.connectWith().cleanStart(true).send(), "connect to the broker");
        client.publishes(MqttGlobalPublishFilter.SUBSCRIBED, device::obey);
        await(
                client.subscribeWith()
                        .topicFilter(device.topic("commands"))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send(),
                "listen for commands");
        return device;
    }

    /** What it measured. */
    public void measure(Map<String, Object> measurements) {
        await(publish(topic("telemetry"), measurements), "publish telemetry");
    }

    /** What it is: becomes the reported half of its shadow. */
    public void report(Map<String, Object> properties) {
        await(publish(topic("reported"), properties), "report its state");
    }

    @Override
    public void close() {
        client.disconnect();
    }

    private void obey(Mqtt5Publish command) {
        String answerTopic = command.getTopic() + "/answer";
        publish(answerTopic, Map.of("status", "SUCCESS", "result", Map.of("echo", name(command))));
    }

    private static String name(Mqtt5Publish command) {
        try {
            return JSON.readTree(command.getPayloadAsBytes()).path("name").asText();
        } catch (IOException malformed) {
            return "";
        }
    }

    private CompletableFuture<?> publish(String topic, Map<String, Object> message) {
        try {
            return client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(JSON.writeValueAsBytes(message))
                    .send();
        } catch (IOException e) {
            throw new IllegalArgumentException("message: cannot be written as JSON", e);
        }
    }

    private String topic(String name) {
        return topics.get(name).asText();
    }

    private static void await(CompletableFuture<?> done, String what) {
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new ClientFailure(
                    "The device cannot " + what + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new ClientFailure(
                    "The device cannot " + what + ": nothing happens for " + PATIENCE_SECONDS + " s.", e);
        }
    }
}
