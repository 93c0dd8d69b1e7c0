package io.hefu.stack.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.http.JsonExchange;
import io.hefu.stack.http.JsonServer;
import io.hefu.stack.process.DaemonThreads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The authentication devices of all subscribers (OpenID Connect CIBA Core 1.0 §4), behind Keycloak's HTTP authentication
 * channel: Keycloak posts what is to be confirmed to {@code /authentications} and is called back with what the subscriber
 * decided. They accept after 300 ms unless told otherwise. Healthy when {@code GET /health} answers 200.
 */
public final class AuthenticationDeviceSimulator implements AutoCloseable {

    public static final int DEFAULT_PORT = 9103;

    private static final Duration THINKING = Duration.ofMillis(300);

    private final Map<PhoneNumber, Decision> decisions = new ConcurrentHashMap<>();
    private final URI callback;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("authentication device"));
    private final JsonServer server;

    private AuthenticationDeviceSimulator(int port, URI callback) {
        this.callback = callback;
        this.server = JsonServer.start("Authentication device simulator", port, this::answer);
    }

    /**
     * @param port 0 for any free one
     * @param realm the realm's address, {@code http://127.0.0.1:8180/realms/hefu}, to call back below
     */
    public static AuthenticationDeviceSimulator start(int port, String realm) {
        return new AuthenticationDeviceSimulator(
                port, URI.create(realm + "/protocol/openid-connect/ext/ciba/auth/callback"));
    }

    /** Where Keycloak sends what is to be confirmed. */
    public String url() {
        return url(server.port());
    }

    public static String url(int port) {
        return "http://127.0.0.1:" + port + "/authentications";
    }

    /** From now on. */
    public void decide(PhoneNumber number, Decision decision) {
        decisions.put(number, decision);
    }

    @Override
    public void close() {
        server.close();
        timer.shutdownNow();
    }

    private void answer(JsonExchange exchange) {
        if (exchange.path().equals(List.of("health"))) {
            exchange.answer(200, Map.of("status", "UP"));
        } else if (!exchange.path().equals(List.of("authentications"))
                || !exchange.method().equals("POST")) {
            exchange.answer(404, Map.of("message", "Only POST /authentications is offered here."));
        } else {
            ask(exchange);
        }
    }

    /** The token that comes along is the proof to bring back with the decision. */
    private void ask(JsonExchange exchange) {
        JsonNode asked = exchange.json();
        String number = asked.path("login_hint").asText();
        String proof = exchange.header("Authorization").orElse("");
        if (!PhoneNumber.isValid(number) || proof.isEmpty()) {
            exchange.answer(400, Map.of("message", "Expected a number as login_hint, and a bearer token."));
            return;
        }
        Decision decision = decisions.getOrDefault(new PhoneNumber(number), Decision.ACCEPT);
        if (decision != Decision.IGNORE) {
            timer.schedule(() -> callBack(proof, decision), THINKING.toMillis(), TimeUnit.MILLISECONDS);
        }
        exchange.answer(201);
    }

    private void callBack(String proof, Decision decision) {
        HttpRequest request = HttpRequest.newBuilder(callback)
                .header("Authorization", proof)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"status\":\"" + decision.status() + "\"}"))
                .build();
        http.sendAsync(request, BodyHandlers.discarding());
    }
}
