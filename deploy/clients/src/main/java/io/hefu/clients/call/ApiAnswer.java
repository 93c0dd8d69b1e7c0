package io.hefu.clients.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** An answer that arrived whole. */
public record ApiAnswer(int status, HttpHeaders headers, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode body() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An API answered what is not JSON.", e);
        }
    }

    /** The error's code; OK where there is none. */
    public String code() {
        return status < 400 ? "OK" : body().path("code").asText("NONE");
    }

    /**
     * Whether the caller was recognised: every answer to a valid credential names its environment. Just these calls leave
     * usage records.
     */
    public boolean isOfKnownCaller() {
        return headers.firstValue("Hefu-Environment").isPresent();
    }

    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
