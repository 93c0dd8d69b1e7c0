package io.hefu.portal.pricing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.hefu.portal.testing.FakeProposals;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Prices, reratings and refunds over HTTP; who may not ask at all, the access test says. */
@PortalTest
class PriceTest {

    @Test
    void aPriceIsToldInWordsWithWhatItIsInForceFrom() {
        Person.DEVELOPER
                .asks()
                .get("/plans/standard/prices")
                .then()
                .statusCode(200)
                .body("items[0].operation", equalTo("sendMessage"))
                .body("items[0].version", equalTo(1))
                .body("items[0].terms.kind", equalTo("PER_UNIT"))
                .body("items[0].words.english", equalTo("0.045 CNY per unit"))
                .body("items[0].words.chinese", equalTo("每单位 0.045 元"))
                .body("items[0].taxIncluded", equalTo(true));
        Person.DEVELOPER.asks().get("/plans/golden/prices").then().statusCode(404);
    }

    @Test
    void aPriceOfAnyKindIsProposed() {
        Map<String, Object> bands = Map.of(
                "kind",
                "GRADUATED",
                "bands",
                List.of(Map.of("from", 0, "to", 100, "amount", "0.05"), Map.of("from", 100, "amount", "0.04")));
        Person.ADMIN
                .sends(price(bands))
                .post("/plans/standard/prices")
                .then()
                .statusCode(201)
                .body("kind", equalTo("PRICE"))
                .body(
                        "subject",
                        equalTo("standard/short-messages:sendMessage by the month: 0.05 CNY per unit from 1 to 100,"
                                + " 0.04 CNY per unit beyond 100"));
        Person.ADMIN.sends(price(bands)).post("/plans/golden/prices").then().statusCode(404);
        Person.ADMIN
                .sends(Map.of("effectiveFrom", "tomorrow"))
                .post("/plans/standard/prices")
                .then()
                .statusCode(400)
                .body("errors.field", contains("api", "operation", "effectiveFrom", "terms"));
    }

    @Test
    void proposalsAreListedByKindAndState() {
        String proposal = Person.ADMIN
                .sends(price(Map.of("kind", "PER_CALL", "amount", "0.1")))
                .post("/plans/standard/prices")
                .path("proposalId");

        Person.ADMIN
                .asks()
                .get("/proposals?kind=PRICE&state=PROPOSED&perPage=100")
                .then()
                .statusCode(200)
                .body("items.kind", everyItem(equalTo("PRICE")))
                .body("items.proposalId", hasItem(proposal));
        Person.ADMIN
                .asks()
                .post("/proposals/" + proposal + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        Person.ADMIN.asks().get("/proposals/" + proposal).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        Person.ADMIN.asks().get("/proposals/" + UUID.randomUUID()).then().statusCode(404);
        Person.ADMIN.asks().get("/proposals?kind=GIFT").then().statusCode(400).body("errors.field", contains("kind"));
        Person.ADMIN
                .sends(Map.of("hash", "none"))
                .post("/proposals/" + proposal + "/approve")
                .then()
                .statusCode(400)
                .body("errors.field", contains("hash"));
    }

    @Test
    void aReratingIsProposedPreviewedAndFollowed() {
        String rerating = Person.ADMIN
                .sends(Map.of(
                        "first", "2026-10-01",
                        "last", "2026-10-31",
                        "plan", "standard",
                        "api", "short-messages",
                        "operation", "sendMessage",
                        "priceVersion", 2,
                        "reason", "wrong price"))
                .post("/reratings")
                .then()
                .statusCode(201)
                .body("kind", equalTo("RERATING"))
                .body("hash", equalTo(FakeProposals.HASH))
                .extract()
                .path("proposalId");

        Person.ADMIN
                .asks()
                .get("/reratings/" + rerating + "/preview")
                .then()
                .statusCode(200)
                .body("lines", equalTo(20))
                .body("gross.amount", equalTo("-0.400000"))
                .body("differences[0].month", equalTo("2026-10"))
                .body("differences[0].side", equalTo("PARTY"))
                .body("differences[0].amount.amount", equalTo("-0.120000"));
        Person.ADMIN
                .asks()
                .get("/reratings/" + rerating)
                .then()
                .statusCode(200)
                .body("done", equalTo(false))
                .body("booked.calls", equalTo(20));
        Person.ADMIN.asks().get("/reratings/" + UUID.randomUUID()).then().statusCode(404);
        Person.ADMIN
                .sends(Map.of("first", "2026-10-01", "agreement", "x"))
                .post("/reratings")
                .then()
                .statusCode(400)
                .body("errors.field", contains("last", "plan", "api", "agreementVersion", "reason"));
    }

    @Test
    void aRefundIsProposedByIdsOrCorrelators() {
        String developer = UUID.randomUUID().toString();
        Person.ADMIN
                .sends(Map.of(
                        "organisationId",
                        developer,
                        "callIds",
                        List.of(UUID.randomUUID().toString()),
                        "correlators",
                        List.of("c-1"),
                        "reason",
                        "outage"))
                .post("/refunds")
                .then()
                .statusCode(201)
                .body("kind", equalTo("REFUND"))
                .body("subject", equalTo(developer + " 1 1"));
        Person.ADMIN
                .sends(Map.of("organisationId", developer, "callIds", List.of("one")))
                .post("/refunds")
                .then()
                .statusCode(400)
                .body("errors.field", contains("callIds", "reason"));
        Person.ADMIN
                .sends(Map.of("organisationId", developer, "reason", "outage"))
                .post("/refunds")
                .then()
                .statusCode(400)
                .body("errors.field", contains("callIds"));
    }

    private static Map<String, Object> price(Map<String, Object> terms) {
        return Map.of(
                "api", "short-messages",
                "operation", "sendMessage",
                "effectiveFrom", "2026-12-31T16:00:00Z",
                "terms", terms);
    }
}
