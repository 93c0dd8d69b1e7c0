package io.hefu.clients.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The finance person of a partner, who reads what it has earned. */
public final class PartnerFinance {

    private final Session portal;

    private PartnerFinance(Session portal) {
        this.portal = portal;
    }

    public static PartnerFinance signIn(URI hefu, Login login) {
        return new PartnerFinance(new SignIn(hefu).signIn(login));
    }

    public String organisation() {
        return portal.get("/me").at("/organisation/organisationId").asText();
    }

    /**
     * Hands in an API that the partner hosts, and submits it.
     *
     * @param definition OpenAPI 3.0, as JSON
     * @param upstream where it is
     */
    public Submission submitApi(String name, String pathVersion, JsonNode definition, URI upstream) {
        return submitApi(name, pathVersion, definition, upstream, Map.of());
    }

    /**
     * The same, called otherwise than usual.
     *
     * @param policy as the portal's {@code draft/policy} takes it
     */
    public Submission submitApi(
            String name, String pathVersion, JsonNode definition, URI upstream, Map<String, ?> policy) {
        return submit(draftApi(name, pathVersion, definition, upstream, policy));
    }

    /**
     * Hands in an API whose calls are signed by a secret that is shared with the gateways.
     *
     * @param take gets that secret, before any call can come
     */
    public Submission submitApiSignedBySecret(
            String name, String pathVersion, JsonNode definition, URI upstream, Consumer<SigningSecret> take) {
        String id = draftApi(name, pathVersion, definition, upstream, Map.of("signing", "HMAC_SHA256"));
        take.accept(makeSigningSecret(id));
        return submit(id);
    }

    /** The first of an API is in use at once. */
    public SigningSecret makeSigningSecret(String hostedApi) {
        JsonNode made = portal.post("/hosted-apis/" + hostedApi + "/signing-secrets");
        return new SigningSecret(
                made.get("number").asInt(),
                made.get("keyId").asText(),
                Base64.getDecoder().decode(made.get("secret").asText()));
    }

    public void useSigningSecret(String hostedApi, SigningSecret secret) {
        portal.post("/hosted-apis/" + hostedApi + "/signing-secrets/" + secret.number() + "/use");
    }

    private String draftApi(String name, String pathVersion, JsonNode definition, URI upstream, Map<String, ?> policy) {
        String id = portal.post("/hosted-apis", Map.of("name", name, "pathVersion", pathVersion))
                .get("hostedApiId")
                .asText();
        String draft = "/hosted-apis/" + id + "/draft";
        portal.put(draft + "/definition", definition);
        portal.put(
                draft + "/upstreams",
                Map.of("upstreams", List.of(Map.of("name", "main", "base", upstream.toString()))));
        portal.put(draft + "/policy", policy);
        return id;
    }

    /** Hands in another definition of an API, and submits it. */
    public Submission submitRevision(String hostedApi, JsonNode definition) {
        portal.put("/hosted-apis/" + hostedApi + "/draft/definition", definition);
        return submit(hostedApi);
    }

    private Submission submit(String hostedApi) {
        int revision = portal.post("/hosted-apis/" + hostedApi + "/submit", Map.of())
                .get("revision")
                .asInt();
        return new Submission(hostedApi, revision);
    }

    /** What an API's calls are signed with, as only its partner and the gateways know it. */
    public record SigningSecret(int number, String keyId, byte[] bytes) {

        @Override
        public String toString() {
            return "SigningSecret[" + keyId + "]";
        }
    }

    /** A revision of a hosted API that awaits approval. */
    public record Submission(String hostedApi, int revision) {}

    /** This month so far. */
    public JsonNode statement() {
        return portal.get("/statements/current");
    }
}
