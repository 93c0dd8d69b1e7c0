package io.hefu.portal.tmforum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.portal.testing.FakeBilling;
import io.hefu.portal.testing.FakeTmForum;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers in the shapes of TM Forum, held against the definitions it has published. */
@PortalTest
class TmForumTest {

    private static final String USAGE = "/tmf-api/usageManagement/v4/usage";
    private static final String MODELS = "/tmf-api/revenueSharingModelManagement/v5/partyRevSharingModel";
    private static final String REPORTS = "/tmf-api/revenueSharingReportManagement/v5/partyRevSharingReport";
    private static final String REPORT = REPORTS + "/2026-10_" + FakeBilling.WANXIANG;

    private static final PublishedSchema TMF635 =
            PublishedSchema.of("TMF635_Usage_Management_API_v4.0.0_swagger.json", "/definitions/Usage");
    private static final PublishedSchema TMF738 = PublishedSchema.of(
            "TMF738-Revenue_Sharing_Model_Management-v5.0.0.oas.yaml", "/components/schemas/PartyRevSharingModel");
    private static final PublishedSchema TMF737 = PublishedSchema.of(
            "TMF737-Revenue_Sharing_Report_Management-v5.0.0.oas.yaml", "/components/schemas/PartyRevSharingReport");

    @Inject
    FakeTmForum billing;

    @Test
    void usageIsAsTmf635SaysItIs() throws IOException {
        String answer = Person.DEVELOPER
                .asks()
                .get(USAGE)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "7")
                .header("X-Result-Count", "2")
                .body("status", contains("rated", "received"))
                .body("[0].id", is(FakeTmForum.RATED.value().toString()))
                .body("[0].href", endsWith("/portal/v1" + USAGE + "/" + FakeTmForum.RATED.value()))
                .body("[0].ratedProductUsage[0].taxIncludedRatingAmount.value", is(0.12f))
                .body("[0].ratedProductUsage[0].isBilled", is(false))
                .body("[1]", not(hasKey("ratedProductUsage")))
                .extract()
                .asString();

        for (JsonNode usage : new ObjectMapper().readTree(answer)) {
            assertThat(TMF635.differences(usage.toString())).isEmpty();
        }
        assertThat(TMF635.differences("{\"status\": \"perhaps\"}")).isNotEmpty();
    }

    @Test
    void whoeverIsNotTheOperatorAsksForTheirOwnCallsOnly() {
        Person.DEVELOPER.asks().get(USAGE).then().statusCode(200);
        assertThat(billing.lastFilter().orElseThrow().organisation()).contains(FakeTmForum.XINGTU);
        Person.ADMIN.asks().get(USAGE).then().statusCode(200);
        assertThat(billing.lastFilter().orElseThrow().organisation()).isEmpty();
        String one = USAGE + "/" + FakeTmForum.RATED.value();
        Person.DEVELOPER.asks().get(one).then().statusCode(200);
        Person.stranger().asks().get(one).then().statusCode(404);
        Person.ADMIN.asks().get(USAGE + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void usageIsFilteredAsTmf630Writes() {
        Person.ADMIN
                .asks()
                .queryParam("usageDate.gte", "2026-10-31T00:00:00+08:00")
                .queryParam("usageDate.lt", "2026-11-01T00:00:00+08:00")
                .queryParam("status", "rated")
                .queryParam("usageType", "location-verification")
                .get(USAGE)
                .then()
                .statusCode(200);

        var filter = billing.lastFilter().orElseThrow();
        assertThat(filter.from()).isEqualTo(Instant.parse("2026-10-30T16:00:00Z"));
        assertThat(filter.to()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(filter.state()).contains(RatedUsage.State.RATED);
        assertThat(filter.api()).isPresent();
        Person.ADMIN
                .asks()
                .get(USAGE + "?status=recycled")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        Person.ADMIN
                .asks()
                .get(USAGE + "?status=RATED&usageType=X&relatedParty.id=me&usageDate.gte=now")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("status", "usageType", "relatedParty.id", "usageDate.gte"));
        Person.ADMIN
                .asks()
                .get(USAGE + "?usageDate.gte=2026-01-01T00:00:00Z&usageDate.lt=2026-02-02T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors.field", contains("usageDate.lt"));
        Person.ADMIN
                .asks()
                .get(USAGE + "?offset=-1&limit=0")
                .then()
                .statusCode(400)
                .body("errors.field", contains("offset", "limit"));
        Person.ADMIN
                .asks()
                .get(USAGE + "?fields=satus")
                .then()
                .statusCode(400)
                .body("errors.field", contains("fields"));
    }

    @Test
    void onlyTheAttributesThatWereAskedForCome() {
        Person.ADMIN
                .asks()
                .get(USAGE + "?fields=status,usageDate")
                .then()
                .statusCode(200)
                .body("[0].keySet()", containsInAnyOrder("id", "href", "@type", "status", "usageDate"));
    }

    @Test
    void agreementsAreModelsAsTmf738SaysTheyAre() throws IOException {
        String answer = Person.FINANCE
                .asks()
                .get(MODELS)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("[0].id", is("wanxiang-location:1"))
                .body("[0].relatedParty.role", contains("operator", "capability_supplier"))
                .body(
                        "[0].partyRevSharingModelItem[1].sharingModelItemInvolvement[0].offeringPrice[0]"
                                + ".partyRevSharingAlgorithm.id",
                        contains("wanxiang-location:1:2"))
                .extract()
                .asString();

        assertThat(TMF738.differences(new ObjectMapper().readTree(answer).get(0).toString()))
                .isEmpty();
        Person.FINANCE.asks().get(MODELS + "/wanxiang-location:1").then().statusCode(200);
        Person.FINANCE.asks().get(MODELS + "/wanxiang-location:2").then().statusCode(404);
        Person.ADMIN.asks().get(MODELS + "/wanxiang").then().statusCode(404);
        Person.stranger("partner-finance")
                .asks()
                .get(MODELS)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0");
    }

    @Test
    void statementsAreReportsAsTmf737SaysTheyAre() throws IOException {
        String answer = Person.FINANCE
                .asks()
                .get(REPORTS)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("[0].money.value", is(0.07f))
                .body("[0].partyRevSharingReportItem.id", contains("wanxiang-location:1", "wanxiang-location:2"))
                .body("[0].partyRevSharingReportItem[1].money.value", is(0.02f))
                .body("[0].partyRevSharingReportItem[0].billPeriod.startDateTime", is("2026-09-30T16:00:00Z"))
                .extract()
                .asString();

        assertThat(TMF737.differences(new ObjectMapper().readTree(answer).get(0).toString()))
                .isEmpty();
        Person.FINANCE.asks().get(REPORT).then().statusCode(200);
        Person.stranger("partner-finance").asks().get(REPORT).then().statusCode(404);
        Person.ADMIN
                .asks()
                .get(REPORTS + "/2026-09_" + FakeBilling.WANXIANG)
                .then()
                .statusCode(404);
        Person.ADMIN.asks().get(REPORTS + "/anything").then().statusCode(404);
    }
}
