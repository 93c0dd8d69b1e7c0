package io.hefu.iot.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Devices behind an MQTT 5 broker.
 *
 * <p>Hefu's own session outlives its connection, so what devices say while it is away is delivered when it is back. Nodes
 * share their subscriptions: each message reaches one of them.
 */
@Singleton
public class MqttDeviceNetwork implements DeviceNetwork {

    /** More than the broker may send ahead, so that an acknowledged message always finds a place. */
    private static final int PLACES_PER_MESSAGE_AHEAD = 10;

    private static final Logger log = Logger.getLogger(MqttDeviceNetwork.class);

    private final MqttConfig config;
    private final DeviceInbox inbox;
    private final DevicePayloads payloads;
    private final MessageIntake intake;
    private final Clock clock;
    private final Mqtt5AsyncClient client;
    private volatile boolean stopping;

    public MqttDeviceNetwork(
            MqttConfig config, DeviceInbox inbox, ObjectMapper json, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.payloads = new DevicePayloads(json);
        this.clock = clock;
        this.intake = new MessageIntake(
                payloads,
                inbox,
                meters,
                clock,
                config.largestMessage(),
                config.receiveAhead() * PLACES_PER_MESSAGE_AHEAD,
                Duration.ofSeconds(1));
        this.client = broker(config.clientId())
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(5, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> connected(((Mqtt5ClientConnectedContext) context).getConnAck()))
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Connects, as often as it takes, and listens. */
    public void start() {
        client.publishes(MqttGlobalPublishFilter.ALL, this::receive, true);
        client.connect(lastingSession()).exceptionally(failure -> {
            log.warnf("MQTT: the first connection failed, others follow: %s", failure.getMessage());
            return null;
        });
    }

    /** Leaves the session behind, so that nothing is missed until the next start. */
    public void stop() {
        stopping = true;
        intake.close();
        if (client.getState().isConnectedOrReconnect()) {
            client.disconnectWith()
                    .sessionExpiryInterval(config.sessionExpiry().toSeconds())
                    .send()
                    .exceptionally(alreadyGone -> null)
                    .orTimeout(1, TimeUnit.SECONDS)
                    .handle((done, late) -> null)
                    .join();
        }
    }

    @Override
    public CompletionStage<Void> send(Device device, Order order) {
        Topics topics = new Topics(device.id());
        long secondsLeft = Duration.between(clock.instant(), order.deadline()).toSeconds();
        return publish(Mqtt5Publish.builder()
                .topic(topics.command(order.command()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(Math.max(1, secondsLeft))
                .responseTopic(topics.answer(order.command()))
                .contentType("application/json")
                .payload(payloads.write(order))
                .build());
    }

    @Override
    public CompletionStage<Void> announce(Device device, Desired desired) {
        return publish(Mqtt5Publish.builder()
                .topic(new Topics(device.id()).desired())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .contentType("application/json")
                .payload(payloads.write(desired))
                .build());
    }

    /**
     * By taking the session over and leaving at once: a broker ends the older connection of the same client id (MQTT 5
     * §3.1.4), whichever broker it is.
     */
    @Override
    public CompletionStage<Void> disconnect(DeviceId device) {
        Mqtt5AsyncClient usurper = broker(device.toString()).buildAsync();
        return within(usurper.connect().thenCompose(connected -> usurper.disconnect()));
    }

    @Override
    public CompletionStage<Void> forget(DeviceId device) {
        Mqtt5Publish nothingRetained = Mqtt5Publish.builder()
                .topic(new Topics(device).desired())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .build();
        return disconnect(device).thenCompose(disconnected -> publish(nothingRetained));
    }

    /** Subscribing again does no harm. A broker that does not know our session may have forgotten all else it kept. */
    private void connected(Mqtt5ConnAck answer) {
        if (stopping) {
            client.disconnect();
            return;
        }
        log.infof("MQTT: connected to %s:%d", config.host(), config.port());
        client.subscribe(everythingDevicesSay()).whenComplete((subscribed, failure) -> {
            if (failure != null) {
                log.errorf("MQTT: devices are not heard: %s", failure.getMessage());
            }
        });
        if (!answer.isSessionPresent()) {
            inbox.networkForgot().whenComplete((done, failure) -> {
                if (failure != null) {
                    log.warnf("MQTT: desired states are not announced again: %s", failure.getMessage());
                }
            });
        }
    }

    /**
     * Said once for each loss, not for each attempt to come back. Who was stopped on the way to the broker does not come
     * back: it would take the session from its successor, and that one from it, for ever.
     */
    private void disconnected(MqttClientDisconnectedContext context) {
        if (stopping) {
            context.getReconnector().reconnect(false);
        }
        boolean expected = context.getSource() == MqttDisconnectSource.USER
                || context.getReconnector().getAttempts() > 0;
        log.logf(
                expected ? Logger.Level.DEBUG : Logger.Level.WARN,
                "MQTT: no connection to %s:%d: %s",
                config.host(),
                config.port(),
                context.getCause().getMessage());
    }

    private void receive(Mqtt5Publish publish) {
        intake.receive(publish.getTopic().toString(), publish.getPayloadAsBytes(), publish::acknowledge);
    }

    /** Fails at once when there is no connection: what could not be sent is kept in the database, not here. */
    private CompletionStage<Void> publish(Mqtt5Publish publish) {
        if (!client.getState().isConnected()) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected to the MQTT broker"));
        }
        return within(client.publish(publish)
                .thenCompose(result -> result.getError()
                        .<CompletableFuture<Void>>map(CompletableFuture::failedFuture)
                        .orElseGet(() -> CompletableFuture.completedFuture(null))));
    }

    private CompletionStage<Void> within(CompletableFuture<Void> effort) {
        return effort.orTimeout(config.publishTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** With the credential as the client's own: one given with CONNECT would be missing when it reconnects by itself. */
    private Mqtt5ClientBuilder broker(String clientId) {
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(config.host())
                .serverPort(config.port())
                .simpleAuth(credential());
        return config.tls() ? builder.sslWithDefaultConfig() : builder;
    }

    private Mqtt5SimpleAuth credential() {
        var name = Mqtt5SimpleAuth.builder().username(config.username());
        return config.password()
                .map(password -> name.password(password.getBytes(StandardCharsets.UTF_8)))
                .orElse(name)
                .build();
    }

    private Mqtt5Connect lastingSession() {
        return Mqtt5Connect.builder()
                .keepAlive(30)
                .cleanStart(false)
                .sessionExpiryInterval(config.sessionExpiry().toSeconds())
                .restrictions()
                .receiveMaximum(config.receiveAhead())
                .maximumPacketSize(Math.max(65_536, 4 * config.largestMessage()))
                .applyRestrictions()
                .build();
    }

    private static Mqtt5Subscribe everythingDevicesSay() {
        return Mqtt5Subscribe.builder()
                .addSubscriptions(Stream.of(Topics.ALL_TELEMETRY, Topics.ALL_REPORTED, Topics.ALL_ANSWERS)
                        .map(filter -> Mqtt5Subscription.builder()
                                .topicFilter("$share/hefu/" + filter)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .build()))
                .build();
    }
}
