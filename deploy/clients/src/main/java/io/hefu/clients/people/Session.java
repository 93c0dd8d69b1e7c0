package io.hefu.clients.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.clients.browser.Browser;
import io.hefu.clients.platform.ClientFailure;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A signed-in person's way to {@code /portal/v1}: JSON with the session's cookie, as the portal's own pages would send it. */
public final class Session {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/portal/v1";

    private final Browser browser;
    private final URI hefu;
    private final String person;

    Session(Browser browser, URI hefu, String person) {
        this.browser = browser;
        this.hefu = hefu;
        this.person = person;
    }

    /** @param path below {@code /portal/v1} */
    public JsonNode get(String path) {
        return parsed(text(path));
    }

    /** What is not JSON, such as a definition. */
    public String text(String path) {
        return send("GET", path, Optional.empty());
    }

    public JsonNode post(String path, Object body) {
        return parsed(send("POST", path, Optional.of(body)));
    }

    public JsonNode post(String path) {
        return parsed(send("POST", path, Optional.empty()));
    }

    public JsonNode put(String path, Object body) {
        return parsed(send("PUT", path, Optional.of(body)));
    }

    public JsonNode patch(String path, Object body) {
        return parsed(send("PATCH", path, Optional.of(body)));
    }

    public void delete(String path) {
        send("DELETE", path, Optional.empty());
    }

    private String send(String method, String path, Optional<Object> body) {
        HttpResponse<String> response = browser.fetch(method, hefu.resolve(ROOT + path), body.map(Session::written));
        if (response.statusCode() / 100 != 2) {
            throw new ClientFailure("%s may not %s %s%s: %d %s"
                    .formatted(person, method, ROOT, path, response.statusCode(), detail(response.body())));
        }
        return response.body();
    }

    /** RFC 9457's {@code detail}, or what there is instead. */
    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asText(body);
        } catch (JsonProcessingException notJson) {
            return body.lines().findFirst().orElse("");
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ClientFailure("The portal answered what is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: cannot be written as JSON", e);
        }
    }
}
