package io.hefu.stack.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.authentication.Decision;
import io.hefu.stack.http.JsonExchange;
import io.hefu.stack.http.JsonServer;
import io.hefu.stack.sms.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The stack's levers over HTTP, for demos, benchmarks and tests: look at a phone, move it, break a part and mend it. On
 * 127.0.0.1 only, and only for those who know the token ({@code Authorization: Bearer}).
 *
 * <ul>
 *   <li>{@code GET /phones/{digits}/messages}
 *   <li>{@code PUT /phones/{digits}/location} with latitude, longitude, uncertainty (metres) and ageMinutes
 *   <li>{@code PUT /phones/{digits}/decision} with decision: ACCEPT, DENY or IGNORE what the phone asks to confirm
 *   <li>{@code POST /postgres/stop}, {@code POST /postgres/start}
 *   <li>{@code POST /hefu/kill} (SIGKILL), {@code POST /hefu/start}
 * </ul>
 *
 * What breaks or mends answers 204 when it is done.
 */
final class Control implements AutoCloseable {

    private final Stack stack;
    private final byte[] authorization;
    private final JsonServer server;

    private Control(Stack stack) {
        this.stack = stack;
        this.authorization = ("Bearer " + stack.plan().secrets().controlToken()).getBytes(StandardCharsets.UTF_8);
        this.server = JsonServer.start("Control", stack.plan().port(Part.CONTROL), this::answer);
    }

    static Control start(Stack stack) {
        return new Control(stack);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(JsonExchange exchange) {
        if (exchange.path().equals(List.of("health"))) {
            exchange.answer(200, Map.of("status", "UP"));
        } else if (!isAuthorized(exchange)) {
            refuse(exchange, 401, "The token is missing or wrong.");
        } else if (exchange.path().size() == 3 && exchange.path().get(0).equals("phones")) {
            phone(exchange);
        } else {
            lever(exchange);
        }
    }

    private boolean isAuthorized(JsonExchange exchange) {
        byte[] given = exchange.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, authorization);
    }

    private void phone(JsonExchange exchange) {
        String number = "+" + exchange.path().get(1);
        if (!PhoneNumber.isValid(number)) {
            refuse(exchange, 400, "Expected the digits of a phone number, with the country code and without the plus.");
            return;
        }
        switch (exchange.method() + " " + exchange.path().get(2)) {
            case "GET messages" ->
                exchange.answer(
                        200,
                        stack.smsc().messagesOf(new PhoneNumber(number)).stream()
                                .map(Control::view)
                                .toList());
            case "PUT location" -> move(exchange, new PhoneNumber(number));
            case "PUT decision" -> decide(exchange, new PhoneNumber(number));
            default -> refuse(exchange, 404, "There is no such lever.");
        }
    }

    private void decide(JsonExchange exchange, PhoneNumber number) {
        try {
            stack.authenticationDevice()
                    .decide(
                            number,
                            Decision.valueOf(exchange.json().path("decision").asText()));
            exchange.answer(204);
        } catch (IllegalArgumentException unknown) {
            refuse(exchange, 400, "decision is needed: ACCEPT, DENY or IGNORE.");
        }
    }

    private static Map<String, Object> view(ReceivedMessage message) {
        return Map.of(
                "sender", message.sender(),
                "text", message.text(),
                "parts", message.parts(),
                "receivedAt", message.receivedAt().toString());
    }

    private void move(JsonExchange exchange, PhoneNumber number) {
        JsonNode place = exchange.json();
        if (!place.path("latitude").isNumber() || !place.path("longitude").isNumber()) {
            refuse(exchange, 400, "latitude and longitude are needed.");
            return;
        }
        stack.monitoringEvent()
                .movePhone(
                        number,
                        place.path("latitude").asDouble(),
                        place.path("longitude").asDouble(),
                        place.path("uncertainty").asDouble(200),
                        Duration.ofMinutes(place.path("ageMinutes").asLong(0)));
        exchange.answer(204);
    }

    private void lever(JsonExchange exchange) {
        switch (exchange.method() + " " + exchange.uri().getPath()) {
            case "POST /postgres/stop" -> pull(exchange, stack.postgres()::stop);
            case "POST /postgres/start" -> pull(exchange, stack.postgres()::startAgain);
            case "POST /hefu/kill" -> pull(exchange, stack.hefu()::kill);
            case "POST /hefu/start" -> pull(exchange, stack.hefu()::startAgain);
            default -> refuse(exchange, 404, "There is no such lever.");
        }
    }

    /** On a thread of its own: what starts takes seconds. */
    private static void pull(JsonExchange exchange, Runnable lever) {
        CompletableFuture.runAsync(lever, task -> new Thread(task, "lever").start())
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        exchange.answer(204);
                    } else {
                        refuse(exchange, 500, String.valueOf(failure.getCause().getMessage()));
                    }
                });
    }

    private static void refuse(JsonExchange exchange, int status, String message) {
        exchange.answer(status, Map.of("message", message));
    }
}
