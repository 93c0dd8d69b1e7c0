package io.hefu.clients.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
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
        JsonNode key =
                portal.post(applicationPath(application, "/keys"), Map.of("name", name, "environment", environment));
        return new Key(key.get("keyId").asText(), key.get("key").asText());
    }

    public void revokeKey(String application, Key key) {
        portal.delete(applicationPath(application, "/keys/" + key.id()));
    }

    /**
     * Has events of these types posted to an address.
     *
     * @param environment LIVE or SANDBOX
     * @return what they are signed with
     */
    public String createWebhook(String application, String environment, URI url, List<String> eventTypes) {
        return portal.post(
                        applicationPath(application, "/webhooks"),
                        Map.of("environment", environment, "url", url.toString(), "eventTypes", eventTypes))
                .get("secret")
                .asText();
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
