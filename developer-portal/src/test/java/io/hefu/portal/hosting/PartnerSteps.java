package io.hefu.portal.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.HostedApis;
import io.hefu.portal.testing.Person;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a partner and the operator do, step by step, to bring an API into force. */
final class PartnerSteps {

    static final Person PARTNER = Person.FINANCE;
    static final Person RIVAL = Person.named("rival");
    private static final AtomicInteger COUNTER = new AtomicInteger();
    static final String OFFERS = """
            openapi: 3.0.3
            info: {title: Mall offers, x-hefu-title-zh: 商场优惠, version: 1.0.0, description: What malls have on offer.}
            paths:
              /offers:
                get:
                  operationId: listOffers
                  summary: List offers
                  parameters: [{name: mall, in: query, schema: {type: string, maxLength: 40}}]
                  responses:
                    '200':
                      description: offers
                      content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Offer'}}}}
                    '400': {description: bad}
            components:
              schemas:
                Offer: {type: object, properties: {title: {type: string}, price: {type: integer}}}
            """;

    private PartnerSteps() {}

    static String freshName() {
        return "mall-offers-" + COUNTER.incrementAndGet();
    }

    static ValidatableResponse created(Person person, String name, String version) {
        return person.sends(Map.of("name", name, "pathVersion", version))
                .post("/hosted-apis")
                .then();
    }

    static String registered(String name, String version) {
        return created(PARTNER, name, version)
                .statusCode(201)
                .body("standing", is("UNPUBLISHED"))
                .extract()
                .path("hostedApiId");
    }

    static String drafted(String name) {
        String api = registered(name, "v1");
        imported(api, OFFERS).statusCode(200);
        upstreams(api, "https://127.0.0.1:9443/base").statusCode(200);
        return api;
    }

    static String waiting(String name) {
        String api = drafted(name);
        submitted(api).statusCode(200);
        return api;
    }

    static String published(String name) {
        String api = waiting(name);
        approved(api, 1).statusCode(200);
        return api;
    }

    static String draft(String api, String part) {
        return "/hosted-apis/" + api + "/draft/" + part;
    }

    static ValidatableResponse imported(String api, String document) {
        return PARTNER.asks()
                .contentType("application/yaml")
                .body(document.getBytes(UTF_8))
                .put(draft(api, "definition"))
                .then();
    }

    static Map<String, Object> upstream(String name, int weight) {
        return Map.of("name", name, "base", "https://127.0.0.1:9443", "weight", weight);
    }

    static ValidatableResponse upstreams(String api, String base) {
        return PARTNER.sends(Map.of("upstreams", List.of(Map.of("name", "one", "base", base))))
                .put(draft(api, "upstreams"))
                .then();
    }

    static ValidatableResponse submitted(String api) {
        return PARTNER.sends(Map.of()).post("/hosted-apis/" + api + "/submit").then();
    }

    static ValidatableResponse approved(String api, int revision) {
        return Person.ADMIN
                .sends(Map.of("revision", revision))
                .post("/hosted-apis/" + api + "/approve")
                .then();
    }

    static ValidatableResponse deprecated(Person person, String api, Duration until) {
        return person.sends(Map.of("sunsetAt", Instant.now().plus(until).toString(), "successor", "/docs/next"))
                .post("/hosted-apis/" + api + "/deprecate")
                .then();
    }

    static Optional<HostedApi> inForce(HostedApis hostedApis, String name) throws Exception {
        return hostedApis.inForce().toCompletableFuture().get().stream()
                .filter(api -> api.name().value().equals(name))
                .findFirst();
    }
}
