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

    /** The most that an application's calls may cost in a day. */
    public void capSpending(String application, String yuanADay) {
        portal.put(applicationPath(application, "/spend-caps"), Map.of("day", yuanADay));
    }

    /** Whether a call with this key would pass, and what it would meet and cost. */
    /** What became of the calls that bore a correlator, stage by stage. */
    public JsonNode calls(String correlator) {
        return portal.get("/calls?correlator=" + correlator).path("items");
    }

    public JsonNode decide(Key key, String method, String path) {
        return portal.post("/decisions", Map.of("credentialId", key.id(), "method", method, "path", path));
    }

    /**
     * An OAuth 2 client.
     *
     * @param settings of the request, beside name and environment
     * @return the portal's answer, with the {@code clientId}
     */
    public JsonNode createClient(String application, Map<String, Object> settings) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("name", "client");
        body.put("environment", "LIVE");
        return portal.post(applicationPath(application, "/clients"), body);
    }

    public void deleteClient(String application, String client) {
        portal.delete(applicationPath(application, "/clients/" + client));
    }

    /** @param keySet a JSON Web Key Set */
    public void replaceClientKeys(String application, String client, Object keySet) {
        portal.put(applicationPath(application, "/clients/" + client + "/jwks"), Map.of("jwks", keySet));
    }

    /**
     * @param key a public key as a JWK
     * @return the {@code keyid} of signatures with it
     */
    public String addSignatureKey(String application, Map<String, Object> key) {
        return portal.post(
                        applicationPath(application, "/signature-keys"),
                        Map.of("name", "signer", "environment", "LIVE", "key", key))
                .get("keyId")
                .asText();
    }

    public void revokeSignatureKey(String application, String key) {
        portal.delete(applicationPath(application, "/signature-keys/" + key));
    }

    public void requireSignatures(String application, boolean required) {
        portal.put(applicationPath(application, "/signature-keys/requirement"), Map.of("required", required));
    }

    /** @param certificate PEM */
    public void bindCertificate(String application, String credential, String certificate) {
        portal.put(
                applicationPath(application, "/credentials/" + credential + "/certificate"),
                Map.of("certificate", certificate));
    }

    public void unbindCertificate(String application, String credential) {
        portal.delete(applicationPath(application, "/credentials/" + credential + "/certificate"));
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
