package io.hefu.iot;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Handler;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.iot.command.CommandResource;
import io.hefu.iot.command.CommandStore;
import io.hefu.iot.command.CommandWorker;
import io.hefu.iot.inbox.InboxStore;
import io.hefu.iot.network.DeviceNetworks;
import io.hefu.iot.network.MqttConfig;
import io.hefu.iot.network.MqttDeviceNetwork;
import io.hefu.iot.network.SandboxDeviceNetwork;
import io.hefu.iot.registry.DeviceResource;
import io.hefu.iot.registry.DeviceStore;
import io.hefu.iot.registry.LeavingWorker;
import io.hefu.iot.registry.MqttAuthenticationResource;
import io.hefu.iot.registry.MqttAuthenticationResource.Attempt;
import io.hefu.iot.shadow.ShadowResource;
import io.hefu.iot.shadow.ShadowStore;
import io.hefu.iot.shadow.ShadowWorker;
import io.hefu.iot.telemetry.TelemetryResource;
import io.hefu.iot.telemetry.TelemetryStore;
import io.hefu.stack.mqtt.MqttBrokerProcess;
import io.hefu.stack.postgres.Postgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The module on a database of its own and a real broker, which asks it who may connect. Operations are called as the
 * gateway would. Time stands still unless it is moved; workers work when told to.
 */
final class IotBed implements AutoCloseable {

    static final ApplicationId MALL = new ApplicationId(new UUID(0, 0x11));
    static final ApplicationId ANOTHER = new ApplicationId(new UUID(0, 0x12));

    private static final String PASSWORD = "service-password";
    private static final String HOOK_SECRET = "hook-secret";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .serializationInclusion(Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Postgres POSTGRES = Postgres.temporary();
    private static final HttpServer HOOK = hook();
    private static final URI HOOK_URL =
            URI.create("http://127.0.0.1:" + HOOK.getAddress().getPort() + "/internal/mqtt/authentications");

    private static MqttBrokerProcess broker = MqttBrokerProcess.start(PASSWORD, HOOK_URL, HOOK_SECRET);
    private static volatile Optional<IotBed> current = Optional.empty();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            POSTGRES.close();
        }));
    }

    final MovableClock clock = new MovableClock();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final String database = "iot" + DATABASES.incrementAndGet();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private MqttDeviceNetwork network;
    private MqttAuthenticationResource authentication;
    private IotDevicesCapability capability;
    private LeavingWorker leaving;
    private ShadowWorker shadowWorker;
    private CommandWorker commandWorker;

    private IotBed() {
        POSTGRES.createDatabase(database);
        sql("create schema iot");
        sql(script("db/iot/V1__devices.sql"));
        this.pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(20))
                .connectingTo(new PgConnectOptions()
                        .setHost(POSTGRES.host())
                        .setPort(POSTGRES.port())
                        .setDatabase(database)
                        .setUser(POSTGRES.user())
                        .setPassword(POSTGRES.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build());
        start();
        current = Optional.of(this);
    }

    static IotBed open() {
        return new IotBed();
    }

    static Postgres postgres() {
        return POSTGRES;
    }

    static int stopBroker() {
        int port = broker.port();
        broker.close();
        return port;
    }

    static void startBroker(int port) {
        broker = MqttBrokerProcess.start(port, PASSWORD, HOOK_URL, HOOK_SECRET);
    }

    /** All of the module anew, on the data that is there. */
    void start() {
        MqttConfig config = Configured.as(
                MqttConfig.class,
                Map.of(
                        "hefu.iot.mqtt.port",
                        Integer.toString(broker.port()),
                        "hefu.iot.mqtt.password",
                        PASSWORD,
                        "hefu.iot.mqtt.client-id",
                        "hefu-test",
                        "hefu.iot.mqtt.hook-secret",
                        HOOK_SECRET));
        DeviceStore devices = new DeviceStore(pool);
        TelemetryStore telemetry = new TelemetryStore(pool);
        ShadowStore shadows = new ShadowStore(pool);
        CommandStore commands = new CommandStore(pool);
        InboxStore inbox = new InboxStore(pool, telemetry, shadows, commands);
        network = new MqttDeviceNetwork(config, inbox, JSON, meters, clock);
        DeviceNetworks networks = new DeviceNetworks(network, new SandboxDeviceNetwork(inbox, clock));
        leaving = new LeavingWorker(devices, networks);
        shadowWorker = new ShadowWorker(shadows, devices, networks, clock);
        commandWorker = new CommandWorker(commands, devices, networks, clock);
        authentication = new MqttAuthenticationResource(devices, config);
        DeviceResource registry = new DeviceResource(devices, leaving, config, clock, new SecureRandom());
        capability = new IotDevicesCapability(
                registry,
                new TelemetryResource(registry, telemetry, clock),
                new ShadowResource(registry, shadows, shadowWorker, clock),
                new CommandResource(registry, commands, commandWorker, clock));
        network.start();
    }

    void stop() {
        network.stop();
    }

    IotDevicesCapability capability() {
        return capability;
    }

    MqttAuthenticationResource authentication() {
        return authentication;
    }

    /** What the schedules do once. */
    void work() {
        now(leaving.work().subscribeAsCompletionStage());
        now(shadowWorker.work().subscribeAsCompletionStage());
        now(commandWorker.work().subscribeAsCompletionStage());
    }

    JsonNode register(String name) {
        return json(call("registerDevice", Map.of(), "{\"name\":\"" + name + "\"}"));
    }

    JsonNode read(String operation, String device) {
        return json(call(operation, Map.of("deviceId", device), ""));
    }

    JsonNode command(String device, String body) {
        return json(call("sendCommand", Map.of("deviceId", device), body));
    }

    JsonNode command(String device, JsonNode command) {
        return json(call(
                "getCommand",
                Map.of(
                        "deviceId",
                        device,
                        "commandId",
                        command.path("commandId").asText()),
                ""));
    }

    Answer call(String operation, Map<String, String> path, String body) {
        return call(live(MALL), operation, path, Map.of(), body);
    }

    Answer call(Call call, String operation, Map<String, String> path, Map<String, String> query, String body) {
        return now(answer(
                Objects.requireNonNull(capability.handlers().get(operation), operation), call, path, query, body));
    }

    private static <B> CompletableFuture<Answer> answer(
            Handler<B> handler, Call call, Map<String, String> path, Map<String, String> query, String body) {
        try {
            B read = handler.body() == NoBody.class
                    ? handler.body().cast(NoBody.NONE)
                    : JSON.readValue(body, handler.body());
            return handler.answer()
                    .apply(new Request<>(call, path, query, read))
                    .toCompletableFuture();
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static Call live(ApplicationId application) {
        return call(application, Environment.LIVE);
    }

    static Call call(ApplicationId application, Environment environment) {
        return new Call(
                new CallId(UUID.randomUUID()),
                new Correlator("test"),
                environment,
                new OrganisationId(new UUID(0, 0x10)),
                application,
                Optional.empty(),
                Instant.EPOCH);
    }

    static JsonNode json(Answer answer) {
        return JSON.valueToTree(answer.body().orElseThrow());
    }

    static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static <T> T now(CompletableFuture<T> stage) {
        return stage.orTimeout(20, TimeUnit.SECONDS).join();
    }

    void sql(String statements) {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of the first row, as text. */
    String query(String query) {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        network.stop();
        now(pool.close().subscribeAsCompletionStage());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String script(String name) {
        try (InputStream script =
                Objects.requireNonNull(IotBed.class.getClassLoader().getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Stands where Quarkus would: between the broker's request and the resource that answers it. */
    private static HttpServer hook() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/mqtt/authentications", IotBed::answerBroker);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void answerBroker(HttpExchange exchange) throws IOException {
        try (exchange) {
            Attempt attempt = JSON.readValue(exchange.getRequestBody(), Attempt.class);
            RestResponse<?> response = now(current.orElseThrow()
                    .authentication
                    .authenticate(
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")), attempt)
                    .subscribeAsCompletionStage());
            byte[] body = JSON.writeValueAsBytes(response.getEntity());
            exchange.sendResponseHeaders(response.getStatus(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
