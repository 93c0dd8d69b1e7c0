package io.hefu.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What Hefu says of itself at {@code /q/health/ready}. */
final class Readiness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Readiness(URI hefu) {
        this.request = HttpRequest.newBuilder(hefu.resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
    }

    boolean isReady() {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException nobodyAnswers) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Journal entries that are not in the database yet; endless when Hefu does not say. */
    long journalLag() {
        try {
            JsonNode health =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            for (JsonNode check : health.path("checks")) {
                if (check.path("data").has("journalLag")) {
                    return check.at("/data/journalLag").asLong();
                }
            }
            return Long.MAX_VALUE;
        } catch (IOException nobodyAnswers) {
            return Long.MAX_VALUE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("Interrupted.", e);
        }
    }
}
