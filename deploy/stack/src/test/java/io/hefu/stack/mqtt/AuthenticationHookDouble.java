package io.hefu.stack.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.stack.http.JsonExchange;
import io.hefu.stack.http.JsonServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In Hefu's place: lets {@code meter-1} in with the password {@code right}, with topics under its own name. */
final class AuthenticationHookDouble implements AutoCloseable {

    static final String SECRET = "hook";

    private final JsonServer server = JsonServer.start("hook", 0, AuthenticationHookDouble::answer);

    URI url() {
        return URI.create(server.url() + "/internal/mqtt/authentications");
    }

    @Override
    public void close() {
        server.close();
    }

    private static void answer(JsonExchange exchange) {
        JsonNode asked = exchange.json();
        if (!exchange.header("Authorization").equals(Optional.of("Bearer " + SECRET))) {
            exchange.answer(401, Map.of());
        } else if (asked.path("username").asText().equals("meter-1")
                && asked.path("password").asText().equals("right")
                && !asked.path("clientid").asText().isEmpty()) {
            exchange.answer(
                    200,
                    Map.of(
                            "result",
                            "allow",
                            "acl",
                            List.of(
                                    rule("allow", "publish", "devices/meter-1/telemetry"),
                                    rule("allow", "subscribe", "devices/meter-1/commands/#"))));
        } else {
            exchange.answer(200, Map.of("result", "deny"));
        }
    }

    private static Map<String, String> rule(String permission, String action, String topic) {
        return Map.of("permission", permission, "action", action, "topic", topic);
    }
}
