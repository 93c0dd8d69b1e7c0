package io.hefu.bench.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.clients.platform.ClientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What Hefu says of itself at {@code /q/health/ready}. */
final class Readiness {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    Readiness(URI hefu) {
        this.request = HttpRequest.newBuilder(hefu.resolve("/q/health/ready")).build();
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
