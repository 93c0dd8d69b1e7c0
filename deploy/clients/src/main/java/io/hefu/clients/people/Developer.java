package io.hefu.clients.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Somebody who builds an application. */
public final class Developer {

    private final Session portal;

    private Developer(Session portal) {
        this.portal = portal;
    }

    /** A newcomer, through the registration form. */
    public static Developer signUp(URI hefu, Login login) {
        return new Developer(new SignIn(hefu).signUp(login));
    }

    /** @return the application's id */
    public String registerApplication(String name) {
        return portal.post("/applications", Map.of("name", name, "description", "An outside client at work."))
                .get("applicationId")
                .asText();
    }

    public Subscription subscribe(String application, String plan) {
        JsonNode subscription = portal.post(applicationPath(application, "/subscriptions"), Map.of("planCode", plan));
        return new Subscription(
                subscription.get("subscriptionId").asText(),
                subscription.get("state").asText());
    }

    /** @param state ACTIVE, or REQUESTED until the operator approves */
    public record Subscription(String id, String state) {}

    /** @param environment LIVE or SANDBOX */
    public Key createKey(String application, String name, String environment) {
        return createKey(application, name, environment, Map.of());
    }

    /** @param constraints scopes, addresses, expiresAt */
    public Key createKey(String application, String name, String environment, Map<String, ?> constraints) {
        Map<String, Object> body = new HashMap<>(constraints);
        body.put("name", name);
        body.put("environment", environment);
        return Key.of(portal.post(applicationPath(application, "/keys"), body));
    }

    /** A key's constraints, its state, and when and by how many it is used. */
    public JsonNode key(String application, Key key) {
        return portal.get(applicationPath(application, "/keys/" + key.id()));
    }

    public JsonNode changeKey(String application, Key key, Map<String, ?> change) {
        return portal.patch(applicationPath(application, "/keys/" + key.id()), change);
    }

    /** @return the new key; the old one serves for so many seconds more */
    public Key rotateKey(String application, Key key, int overlapSeconds) {
        return Key.of(portal.post(
                applicationPath(application, "/keys/" + key.id() + "/rotations"),
                Map.of("overlapSeconds", overlapSeconds)));
    }

    /** @return by how many gateways it is refused, after how many milliseconds, and which are missing */
    public JsonNode revokeKey(String application, Key key) {
        return portal.delete(applicationPath(application, "/keys/" + key.id())).orElseThrow();
    }

    /** This month's calls and what they cost, by operation. */
    public JsonNode usage(String application) {
        return portal.get("/usage?applicationId=" + application);
    }

    /** How this month's calls were counted, rated and shared. */
    public JsonNode split(String application) {
        return portal.get("/usage/split?applicationId=" + application);
    }

    public JsonNode plan(String code) {
        return portal.get("/plans/" + code);
    }

    /** The published definitions by the names of their APIs, in YAML. */
    public Map<String, String> definitions() {
        Map<String, String> definitions = new HashMap<>();
        for (JsonNode api : portal.get("/apis").get("items")) {
            definitions.put(
                    api.get("name").asText(),
                    portal.text("/apis/" + api.get("name").asText() + "/"
                            + api.get("version").asText() + "/definition"));
        }
        return definitions;
    }

    /** An API key just created. */
    public record Key(String id, String clearText) {

        private static Key of(JsonNode created) {
            return new Key(created.get("keyId").asText(), created.get("key").asText());
        }

        /** Never the key. */
        @Override
        public String toString() {
            return id;
        }
    }

    private static String applicationPath(String application, String below) {
        return "/applications/" + application + below;
    }
}
