package io.hefu.portal.webhook;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting webhooks up. Nothing listens at 127.0.0.1:9. */
@PortalTest
class WebhookTest {

    private static final String URL = "https://127.0.0.1:9/hooks?token=mine";

    private final Person developer = Person.stranger();
    private final Person competitor = Person.stranger();
    private String webhooks;

    @BeforeEach
    void anApplication() {
        webhooks = "/applications/" + developer.createsApplication("Navigator") + "/webhooks";
    }

    @Test
    void theSecretIsShownOnceAndNeverAgain() {
        String secret = create(Map.of())
                .statusCode(201)
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("webhook.kind", is("REGISTERED"))
                .body("webhook.environment", is("LIVE"))
                .body("webhook.eventTypes", contains("*"))
                .body("webhook.pausedAt", nullValue())
                .extract()
                .path("secret");

        developer.asks().get(webhooks).then().body("items", hasSize(1)).body(not(containsString(secret)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks",
                "ftp://shop.example/",
                "https:///hooks",
                "https://me:secret@shop.example/",
                "https://shop.example/#part",
                "https://shop.example:99999/",
                "https://shop.example/a b",
                "https://商店.example/"
            })
    void anAddressThatIsNoSinksIsRefused(String url) {
        create(Map.of("url", url))
                .statusCode(400)
                .body("code", is("INVALID_ARGUMENT"))
                .body("detail", containsString("url must be an https address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706434/"
            })
    void anAddressThatLeadsInsideIsRefused(String url) {
        create(Map.of("url", url)).statusCode(400).body("code", is("INVALID_ARGUMENT"));
    }

    @Test
    void onlyKnownEventTypesCanBeAskedFor() {
        create(Map.of("eventTypes", List.of("org.hefu.webhooks.v1.webhook-paused", "org.hefu.x.v1.y")))
                .statusCode(400)
                .body("detail", containsString("eventTypes"));
        create(Map.of("eventTypes", List.of())).statusCode(400);
        create(Map.of("eventTypes", Collections.nCopies(51, "*"))).statusCode(400);
        developer
                .asks()
                .get("/event-types")
                .then()
                .statusCode(200)
                .body("items.eventType", hasItems("org.hefu.webhooks.v1.webhook-paused"))
                .body("items[0].description.chinese", notNullValue());
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        developer
                .sends(Map.of("environment", "LIVE"))
                .post(webhooks)
                .then()
                .statusCode(400)
                .body("detail", containsString("url"))
                .body("detail", containsString("eventTypes"));
    }

    @Test
    void whatIsLeftOutOfAChangeStaysAsItIs() {
        String webhook = webhooks + "/"
                + create(Map.of("description", "first")).extract().path("webhookId");

        developer
                .sends(Map.of("eventTypes", List.of("org.hefu.webhooks.v1.webhook-paused")))
                .patch(webhook)
                .then()
                .statusCode(200)
                .body("url", is(URL))
                .body("description", is("first"))
                .body("eventTypes", contains("org.hefu.webhooks.v1.webhook-paused"));
        developer.sends(Map.of("url", "nowhere")).patch(webhook).then().statusCode(400);
        developer
                .sends(Map.of("url", "https://10.0.0.1/"))
                .patch(webhook)
                .then()
                .statusCode(400);
        developer.asks().get(webhook).then().body("url", is(URL));
    }

    @Test
    void anApplicationHasAtMostTwenty() {
        for (int i = 0; i < Webhooks.MOST; i++) {
            create(Map.of()).statusCode(201);
        }

        create(Map.of()).statusCode(409).body("code", is("WEBHOOK_LIMIT_REACHED"));

        String first = developer.asks().get(webhooks).path("items[0].webhookId");
        developer.asks().delete(webhooks + "/" + first).then().statusCode(204);
        create(Map.of()).statusCode(201);
    }

    @Test
    void anotherOrganisationsWebhooksDoNotExist() {
        String id = create(Map.of()).extract().path("webhookId");
        String webhook = webhooks + "/" + id;
        String theirs = "/applications/" + competitor.createsApplication("Theirs") + "/webhooks/" + id;

        for (String path : List.of(webhook, theirs)) {
            competitor.asks().get(path).then().statusCode(404);
            competitor.sends(Map.of("description", "mine")).patch(path).then().statusCode(404);
            competitor.asks().delete(path).then().statusCode(404);
            for (String action :
                    List.of("/pause", "/resume", "/rotate-secret", "/test", "/replay?since=2026-01-01T00:00:00Z")) {
                competitor.asks().post(path + action).then().statusCode(404);
            }
            competitor.asks().get(path + "/deliveries").then().statusCode(404);
            competitor
                    .asks()
                    .get(path + "/deliveries/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
            competitor
                    .asks()
                    .post(path + "/deliveries/" + UUID.randomUUID() + "/replay")
                    .then()
                    .statusCode(404);
        }
        competitor.asks().get(webhooks).then().statusCode(404);
        developer.asks().get(webhook).then().statusCode(200);
    }

    @Test
    void aDeliveryIsItsOwnWebhooksOnly() {
        String first = webhooks + "/" + create(Map.of()).extract().path("webhookId");
        String second = webhooks + "/" + create(Map.of()).extract().path("webhookId");
        developer.asks().post(first + "/test").then().statusCode(200);
        String delivery = developer.asks().get(first + "/deliveries").path("items[0].deliveryId");

        developer.asks().get(first + "/deliveries/" + delivery).then().statusCode(200);
        developer.asks().get(second + "/deliveries/" + delivery).then().statusCode(404);
        developer
                .asks()
                .post(second + "/deliveries/" + delivery + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void badParametersAreToldByName() {
        String webhook = webhooks + "/" + create(Map.of()).extract().path("webhookId");

        developer
                .asks()
                .post(webhook + "/rotate-secret?overlapHours=169")
                .then()
                .statusCode(400);
        developer.asks().post(webhook + "/resume?missed=SOME").then().statusCode(400);
        developer.asks().post(webhook + "/replay?since=yesterday").then().statusCode(400);
        developer.asks().post(webhook + "/replay").then().statusCode(400);
        developer.asks().get(webhook + "/deliveries?state=LOST").then().statusCode(400);
    }

    @Test
    void changesAreAuditedWithoutTheAddressOrTheSecret() {
        String secret = create(Map.of()).extract().path("secret");

        Person.ADMIN
                .asks()
                .get("/audit?perPage=1")
                .then()
                .body("items[0].action", is("webhook.created"))
                .body("items[0].after.host", is("127.0.0.1"))
                .body(not(containsString("token=mine")))
                .body(not(containsString(secret)));
    }

    @Test
    void pausingAndResumingMayBeRepeated() {
        String webhook = webhooks + "/" + create(Map.of()).extract().path("webhookId");

        developer.asks().post(webhook + "/pause").then().statusCode(200);
        developer.asks().post(webhook + "/pause").then().statusCode(200).body("pauseReason", is("BY_MEMBER"));
        developer.asks().post(webhook + "/resume").then().statusCode(200);
        developer.asks().post(webhook + "/resume").then().statusCode(200).body("pauseReason", nullValue());
    }

    /** As usual, but for what is given. */
    private ValidatableResponse create(Map<String, Object> different) {
        Map<String, Object> body = new HashMap<>(Map.of("environment", "LIVE", "url", URL, "eventTypes", List.of("*")));
        body.putAll(different);
        return developer.sends(body).post(webhooks).then();
    }
}
