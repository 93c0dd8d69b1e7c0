package io.hefu.portal.hosting;

import static io.hefu.portal.hosting.PartnerSteps.OFFERS;
import static io.hefu.portal.hosting.PartnerSteps.PARTNER;
import static io.hefu.portal.hosting.PartnerSteps.draft;
import static io.hefu.portal.hosting.PartnerSteps.drafted;
import static io.hefu.portal.hosting.PartnerSteps.freshName;
import static io.hefu.portal.hosting.PartnerSteps.imported;
import static io.hefu.portal.hosting.PartnerSteps.registered;
import static io.hefu.portal.hosting.PartnerSteps.submitted;
import static io.hefu.portal.hosting.PartnerSteps.upstream;
import static io.hefu.portal.hosting.PartnerSteps.upstreams;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.hefu.portal.testing.PortalTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a draft must be before it is kept, and before it is submitted. */
@PortalTest
class HostedApiDraftTest {

    @Test
    void whatIsMissingIsNamedOnSubmission() {
        String api = registered(freshName(), "v1");

        submitted(api).statusCode(409).body("detail", containsString("no draft"));
        upstreams(api, "https://127.0.0.1:9443").statusCode(200);
        submitted(api).statusCode(409).body("detail", containsString("no definition"));
        String other = registered(freshName(), "v1");
        imported(other, OFFERS).statusCode(200);
        submitted(other).statusCode(409).body("detail", containsString("no upstreams"));
    }

    @Test
    void aDefinitionWithErrorsIsKeptButNotSubmitted() {
        String api = drafted(freshName());

        imported(api, OFFERS.replace("name: mall", "name: api_key")).statusCode(200);
        PARTNER.asks()
                .get("/hosted-apis/" + api + "/revisions/1/findings")
                .then()
                .body("items[0].severity", is("ERROR"))
                .body("items[0].rule", is("secret-in-query"))
                .body("items[0].pointer", is("/paths/~1offers/get/parameters/0"))
                .body("items[0].message.chinese", containsString("密钥"));
        submitted(api).statusCode(422).body("code", is("DEFINITION_HAS_ERRORS"));
    }

    @Test
    void aBadDocumentIsRefusedWithItsPlace() {
        String api = registered(freshName(), "v1");

        imported(api, "").statusCode(400);
        imported(api, "swagger: '2.0'").statusCode(400).body("errors[0].field", is("definition#/swagger"));
        imported(api, OFFERS.replace("#/components/schemas/Offer", "http://169.254.169.254/latest"))
                .statusCode(400)
                .body("errors[0].field", startsWith("definition#/paths/~1offers/get"))
                .body("errors[0].detail", containsString("leads out"));
        imported(api, "a: " + "[".repeat(5000)).statusCode(400);
        imported(api, OFFERS + "#" + "x".repeat(2 << 20)).statusCode(200);
        PARTNER.asks()
                .contentType("application/xml")
                .body("<a/>")
                .put(draft(api, "definition"))
                .then()
                .statusCode(415);
    }

    @Test
    void otherBodiesStayShort() {
        String api = registered(freshName(), "v1");

        PARTNER.sends(Map.of("headerRules", List.of("x".repeat(2 << 20))))
                .put(draft(api, "policy"))
                .then()
                .statusCode(413);
    }

    @Test
    void upstreamsThatLeadInsideAreRefused() {
        String api = registered(freshName(), "v1");
        imported(api, OFFERS).statusCode(200);
        for (String base : List.of(
                "https://10.0.0.1",
                "https://[::1]:9443",
                "https://169.254.169.254/latest",
                "https://nowhere.invalid",
                "http://127.0.0.1")) {
            upstreams(api, base).statusCode(200);
            submitted(api).statusCode(400).body("errors[0].field", is("upstreams[0].base"));
        }
    }

    @Test
    void malformedUpstreamsAreNamed() {
        String api = registered(freshName(), "v1");
        for (String base : List.of(
                "ftp://a.example",
                "https://user@a.example",
                "https://a.example?q",
                "https://a.example#f",
                "https:///a",
                "a.example",
                "https://a.example/../b")) {
            upstreams(api, base).statusCode(400).body("errors.field", contains("upstreams[0].base"));
        }
        PARTNER.sends(Map.of("upstreams", List.of()))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400);
        PARTNER.sends(Map.of("upstreams", List.of(upstream("a", 100), upstream("a", 100))))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("upstreams[1].name"));
        PARTNER.sends(Map.of("upstreams", List.of(upstream("a", 0))))
                .put(draft(api, "upstreams"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("upstreams"));
    }

    @Test
    void aPolicyOutOfBoundsIsNamedFieldByField() {
        String api = registered(freshName(), "v1");
        Map<String, Object> policy = new HashMap<>();
        policy.put("answerTimeoutMilliseconds", 1);
        policy.put("concurrentCalls", 0);
        policy.put("retries", Map.of("most", 9, "budgetPercent", 20));
        policy.put("canary", Map.of("sharePercent", 101));

        PARTNER.sends(policy)
                .put(draft(api, "policy"))
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "answerTimeoutMilliseconds", "retries.most", "concurrentCalls", "canary.sharePercent"));
        PARTNER.sends(Map.of(
                        "headerRules",
                        List.of(Map.of("direction", "REQUEST", "change", "SET", "name", "Host", "value", "a")),
                        "fieldRules",
                        List.of(Map.of("direction", "RESPONSE", "pointer", "no pointer"))))
                .put(draft(api, "policy"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("headerRules[0].name", "fieldRules[0].pointer"));
    }
}
