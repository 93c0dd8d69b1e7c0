package io.hefu.stack.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks Hefu whether a client may connect, in the words of EMQX's HTTP authentication. */
final class AuthenticationHook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI url;
    private final String secret;

    AuthenticationHook(URI url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    /** What Hefu says; topics are MQTT topic filters. */
    record Decision(boolean allowed, List<Permission> permissions) {}

    record Permission(boolean allows, Activity activity, String topic) {}

    enum Activity {
        PUBLISH,
        SUBSCRIBE,
        ALL
    }

    CompletableFuture<Decision> ask(String clientId, String username, String password) {
        try {
            byte[] body =
                    JSON.writeValueAsBytes(Map.of("clientid", clientId, "username", username, "password", password));
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + secret)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(AuthenticationHook::decision);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Decision decision(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("Hefu answers " + response.statusCode());
        }
        try {
            JsonNode json = JSON.readTree(response.body());
            List<Permission> permissions = new ArrayList<>();
            json.path("acl").forEach(rule -> permissions.add(permission(rule)));
            return new Decision("allow".equals(json.path("result").asText()), permissions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Permission permission(JsonNode rule) {
        Activity activity = switch (rule.path("action").asText("all")) {
            case "publish" -> Activity.PUBLISH;
            case "subscribe" -> Activity.SUBSCRIBE;
            default -> Activity.ALL;
        };
        return new Permission(
                "allow".equals(rule.path("permission").asText()),
                activity,
                rule.path("topic").asText());
    }
}
