package io.hefu.portal.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.payout.Actor;
import io.hefu.portal.testing.FakeBilling;
import io.hefu.portal.testing.FakePayouts;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payouts, as the operator sees them; that nobody else does, the access test says. */
@PortalTest
class PayoutTest {

    private static final Person ADMIN_2 = Person.named("admin2", "operator-admin");
    private static final String PAYOUT = "/payouts/" + FakePayouts.PAYOUT;

    @Inject
    FakePayouts payouts;

    @Test
    void candidatesAreShownWithWhatStandsInTheirWay() {
        Person.ADMIN
                .asks()
                .get("/payouts/candidates")
                .then()
                .statusCode(200)
                .body("items[0].amount.amount", is("1000.000000"))
                .body("items[0].parts[0].month", is("2026-10"))
                .body("items[0]", not(hasKey("obstacle")))
                .body("items[1].obstacle", is("SUSPENDED"));
    }

    @Test
    void aPayoutIsCreatedByOnePersonAndApprovedByAnother() {
        Person.ADMIN
                .sends(Map.of("reference", "2026-11-A", "parties", List.of(FakeBilling.WANXIANG.toString())))
                .post("/payouts")
                .then()
                .statusCode(200)
                .body("state", is("PROPOSED"))
                .body("items[0].maskedAccount", is("**** 5678"))
                .body("$", not(hasKey("file")));
        ADMIN_2.asks()
                .post(PAYOUT + "/approve")
                .then()
                .statusCode(200)
                .body("state", is("APPROVED"))
                .body("file.sequence", is(1))
                .body("file.sha256", is(FakePayouts.SHA256))
                .body("items[0].reference", is("HF000001-0001"));

        assertThat(payouts.lastActor()).contains(new Actor("admin2", FakeBilling.OPERATOR));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=100")
                .then()
                .body("items.action", hasItem("payout.create"))
                .body("items.action", hasItem("payout.approve"));
    }

    @Test
    void whatIsWrongWithAPayoutIsNamed() {
        Person.ADMIN
                .sends(Map.of("parties", List.of("wanxiang")))
                .post("/payouts")
                .then()
                .statusCode(400)
                .body("errors.field", contains("reference", "parties"));
    }

    @Test
    void theFileComesByteForByteWithItsHash() {
        byte[] file = Person.ADMIN
                .asks()
                .get(PAYOUT + "/file")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"hefu-payout-000001.csv\"")
                .header("Repr-Digest", "sha-256=:ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=:")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        assertThat(file).isEqualTo(FakePayouts.FILE);
        Person.ADMIN.asks().get("/audit?perPage=100").then().body("items.action", hasItem("payout.download"));
    }

    @Test
    void resultsAreHandedOnAsTheyCame() {
        String csv = "reference,status,date,reason\r\nHF000001-0001,RETURNED,2026-11-24,账号有误\r\n";

        Person.ADMIN
                .asks()
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(PAYOUT + "/results")
                .then()
                .statusCode(200)
                .body("state", is("SETTLED"));

        assertThat(payouts.lastResults()).isEqualTo(csv);
    }

    @Test
    void payoutsAreListedAndRead() {
        Person.ADMIN
                .asks()
                .get("/payouts?perPage=5")
                .then()
                .statusCode(200)
                .body("items.payoutId", contains(FakePayouts.PAYOUT.toString()))
                .body("pagination.totalCount", is(1));
        Person.ADMIN
                .asks()
                .get(PAYOUT)
                .then()
                .statusCode(200)
                .body("total.amount", is("1000.000000"))
                .body("items[0].valueDate", nullValue());
        Person.ADMIN.asks().post(PAYOUT + "/cancel").then().statusCode(200).body("state", is("CANCELLED"));
        Person.ADMIN.asks().get("/payouts/" + UUID.randomUUID()).then().statusCode(404);
        Person.ADMIN
                .asks()
                .get("/payouts/" + UUID.randomUUID() + "/file")
                .then()
                .statusCode(404);
        Person.ADMIN
                .asks()
                .post("/payouts/" + UUID.randomUUID() + "/approve")
                .then()
                .statusCode(404);
    }
}
