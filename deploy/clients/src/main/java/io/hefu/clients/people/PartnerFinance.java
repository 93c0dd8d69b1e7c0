package io.hefu.clients.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.platform.Login;
import java.net.URI;
import java.util.List;
import java.util.Map;

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

    /** @param policy how the upstream is called, where that is not as usual */
    public Submission submitApi(
            String name, String pathVersion, JsonNode definition, URI upstream, Map<String, ?> policy) {
        String id = portal.post("/hosted-apis", Map.of("name", name, "pathVersion", pathVersion))
                .get("hostedApiId")
                .asText();
        String draft = "/hosted-apis/" + id + "/draft";
        portal.put(draft + "/definition", definition);
        portal.put(
                draft + "/upstreams",
                Map.of("upstreams", List.of(Map.of("name", "main", "base", upstream.toString()))));
        portal.put(draft + "/policy", policy);
        return submit(id);
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

    /** A revision of a hosted API that awaits approval. */
    public record Submission(String hostedApi, int revision) {}

    /** This month so far. */
    public JsonNode statement() {
        return portal.get("/statements/current");
    }
}
