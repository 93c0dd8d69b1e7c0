package io.hefu.stack.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MqttBrokerProcessTest {

    private static AuthenticationHookDouble hook;
    private static MqttBrokerProcess broker;

    @BeforeAll
    static void start() {
        hook = new AuthenticationHookDouble();
        broker = MqttBrokerProcess.start("service", hook.url(), AuthenticationHookDouble.SECRET);
    }

    @AfterAll
    static void stop() {
        broker.close();
        hook.close();
    }

    @Test
    void whatADevicePublishesReachesHefu() throws InterruptedException {
        // Given
        Mqtt5BlockingClient hefu = connected("hefu", "service");
        hefu.subscribeWith().topicFilter("devices/+/telemetry").send();
        Mqtt5BlockingClient meter = connected("meter-1", "right");

        // When
        try (Mqtt5Publishes arriving = hefu.publishes(MqttGlobalPublishFilter.SUBSCRIBED)) {
            publish(meter, "devices/meter-1/telemetry");

            // Then
            assertThat(arriving.receive(5, TimeUnit.SECONDS))
                    .hasValueSatisfying(message ->
                            assertThat(message.getTopic().toString()).isEqualTo("devices/meter-1/telemetry"));
        }
        meter.disconnect();
        hefu.disconnect();
    }

    @Test
    void aCommandReachesItsDevice() throws InterruptedException {
        // Given
        Mqtt5BlockingClient meter = connected("meter-1", "right");
        meter.subscribeWith().topicFilter("devices/meter-1/commands/#").send();
        Mqtt5BlockingClient hefu = connected("hefu", "service");

        // When
        try (Mqtt5Publishes arriving = meter.publishes(MqttGlobalPublishFilter.SUBSCRIBED)) {
            publish(hefu, "devices/meter-1/commands/1");

            // Then
            assertThat(arriving.receive(5, TimeUnit.SECONDS)).isPresent();
        }
        meter.disconnect();
        hefu.disconnect();
    }

    @Test
    void whatIsNotAllowedIsDenied() {
        Mqtt5BlockingClient publisher = connected("meter-1", "right");
        assertThatThrownBy(() -> publish(publisher, "devices/meter-2/telemetry"))
                .isInstanceOf(Mqtt5PubAckException.class);

        Mqtt5BlockingClient subscriber = connected("meter-1", "right");
        assertThatThrownBy(() -> subscriber.subscribeWith().topicFilter("#").send())
                .isInstanceOf(Mqtt5SubAckException.class);
    }

    @Test
    void wrongPasswordsAreRefused() {
        assertRefused("meter-1", "wrong", Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
        assertRefused("hefu", "wrong", Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    @Test
    void nobodyConnectsWithoutAName() {
        Mqtt5BlockingClient nobody = client();

        assertThatThrownBy(nobody::connect).isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void olderDevicesSpeakMqtt311() {
        Mqtt3BlockingClient meter = MqttClient.builder()
                .serverHost(broker.host())
                .serverPort(broker.port())
                .useMqttVersion3()
                .buildBlocking();
        meter.connectWith()
                .simpleAuth()
                .username("meter-1")
                .password(bytes("right"))
                .applySimpleAuth()
                .send();
        meter.disconnect();

        assertThatThrownBy(() -> meter.connectWith()
                        .simpleAuth()
                        .username("meter-1")
                        .password(bytes("wrong"))
                        .applySimpleAuth()
                        .send())
                .isInstanceOf(Mqtt3ConnAckException.class);
    }

    @Test
    void whileHefuIsAwayDevicesAreAskedToComeAgain() {
        try (AuthenticationHookDouble away = new AuthenticationHookDouble();
                MqttBrokerProcess lonely = MqttBrokerProcess.start("service", away.url(), "another secret")) {
            Mqtt5BlockingClient meter = client(lonely);

            assertThatThrownBy(() -> connect(meter, "meter-1", "right"))
                    .isInstanceOfSatisfying(
                            Mqtt5ConnAckException.class,
                            refusal -> assertThat(refusal.getMqttMessage().getReasonCode())
                                    .isEqualTo(Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE));
        }
    }

    private static void assertRefused(String username, String password, Mqtt5ConnAckReasonCode reason) {
        assertThatThrownBy(() -> connected(username, password))
                .isInstanceOfSatisfying(
                        Mqtt5ConnAckException.class,
                        refusal -> assertThat(refusal.getMqttMessage().getReasonCode())
                                .isEqualTo(reason));
    }

    private static Mqtt5BlockingClient connected(String username, String password) {
        Mqtt5BlockingClient client = client();
        connect(client, username, password);
        return client;
    }

    private static void connect(Mqtt5BlockingClient client, String username, String password) {
        client.connectWith()
                .simpleAuth()
                .username(username)
                .password(bytes(password))
                .applySimpleAuth()
                .send();
    }

    private static Mqtt5BlockingClient client() {
        return client(broker);
    }

    private static Mqtt5BlockingClient client(MqttBrokerProcess of) {
        return MqttClient.builder()
                .serverHost(of.host())
                .serverPort(of.port())
                .useMqttVersion5()
                .buildBlocking();
    }

    private static void publish(Mqtt5BlockingClient client, String topic) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(bytes("{}"))
                .send();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
