package io.hefu.portal.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do in their rooms, without a script. */
@PortalTest
class RoomsTest {

    @Test
    void aDeveloperGetsToAFirstCall() {
        // Given
        Person developer = Person.stranger();
        Document console = page(visits(developer).get("/console"));
        assertThat(console.select(".empty a.btn").attr("href")).isEqualTo("/console/applications/new");

        // When
        Response created =
                submits(developer, Map.of("name", "冷链 <监测>", "description", ""), "/console/applications/new");
        String application = created.header("Location").replaceAll("^https?://[^/]+|\\?.*$", "");
        submits(developer, Map.of("plan", "sandbox"), application + "/subscriptions")
                .then()
                .statusCode(303);
        Response key = submits(developer, Map.of("name", "laptop", "environment", "SANDBOX"), application + "/keys");

        // Then
        assertThat(created.statusCode()).isEqualTo(303);
        assertThat(key.statusCode()).isEqualTo(201);
        assertThat(key.header("Cache-Control")).isEqualTo("no-store");
        String clearText = page(key).select("#api-key").text();
        assertThat(clearText).startsWith("hefu_test_");
        assertThat(page(key).select("#first-call").text()).startsWith("export HEFU_KEY=" + clearText);
        Response afterwards = visits(developer).get(application);
        assertThat(afterwards.body().asString()).doesNotContain(clearText.substring(28));
        assertThat(page(afterwards).select("h1").text()).isEqualTo("冷链 <监测>");
        assertThat(page(afterwards).select(".steps li.done")).hasSize(3);

        // And
        String revocation = page(afterwards).select("form[action$=/revoke]").attr("action");
        submits(developer, Map.of(), revocation).then().statusCode(303);
        assertThat(page(visits(developer).get(application)).select("form[action$=/revoke]"))
                .isEmpty();
    }

    @Test
    void aFormThatIsWrongComesBackWithWhatWasTyped() {
        Response response = submits(
                Person.stranger(),
                Map.of("name", "", "description", "for \"cold\" goods"),
                "/console/applications/new");

        assertThat(response.statusCode()).isEqualTo(422);
        Document page = page(response);
        Element name = page.getElementById("name");
        assertThat(name.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById(name.attr("aria-describedby")).text()).startsWith("must have 1 to");
        assertThat(page.getElementById("description").text()).isEqualTo("for \"cold\" goods");
    }

    @ParameterizedTest
    @CsvSource({"subscriptions, plan", "keys, key-environment", "clients, client-environment"})
    void aChoiceThatIsNoneIsRefused(String form, String field) {
        Person developer = Person.stranger();
        String application = "/console/applications/" + developer.createsApplication("Robots");

        Response response = submits(
                developer, Map.of("name", "x", "environment", "MOON", "plan", "NO PLAN"), application + "/" + form);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(page(response).getElementById(field).attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void askingTwiceForAPlanIsExplained() {
        Person developer = Person.stranger();
        String application = developer.createsApplication("Robots");
        developer.subscribes(application, "sandbox");

        Response response = submits(
                developer, Map.of("plan", "sandbox"), "/console/applications/" + application + "/subscriptions");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(page(response).select(".notice-bad").text()).contains("sandbox");
    }

    @Test
    void anOperatorDecidesOnRequests() {
        // Given
        Person developer = Person.stranger();
        String application = developer.createsApplication("Night bus");
        String subscription = developer.subscribes(application, "standard");
        String decision = "/admin/approvals/" + subscription;
        assertThat(page(visits(Person.ADMIN).get("/admin/approvals")).text()).contains("Night bus");

        // When
        submits(Person.ADMIN, Map.of("reason", "Tell us more."), decision + "/reject")
                .then()
                .statusCode(303);

        // Then
        assertThat(page(visits(developer).get("/console/applications/" + application))
                        .text())
                .contains("Rejected", "Tell us more.");
        Response again = submits(Person.ADMIN, Map.of(), decision + "/approve");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(page(again).select(".notice-bad").text()).contains("REJECTED");
    }

    @Test
    void anOperatorChangesLimitsOnlyWhenNobodyElseJustDid() {
        // Given
        Document plan = page(visits(Person.ADMIN).get("/admin/plans/sandbox"));
        Map<String, String> change = Map.of(
                "version", plan.select("[name=version]").attr("value"),
                "callsPerSecond", plan.getElementById("callsPerSecond").attr("value"),
                "burst", "41",
                "quotaCalls", plan.getElementById("quotaCalls").attr("value"),
                "quotaPeriod", "DAY");

        // When
        Response first = submits(Person.ADMIN, change, "/admin/plans/sandbox");
        Response second = submits(Person.ADMIN, change, "/admin/plans/sandbox");

        // Then
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(page(second).select(".notice-bad").text()).startsWith("Someone changed this meanwhile");
        assertThat(page(visits(Person.ADMIN).get("/admin/audit")).text()).contains("plan.limits-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "1000001", "99999999999999999999"})
    void aLimitOutOfRangeIsMarked(String rate) {
        Map<String, String> change =
                Map.of("version", "0", "callsPerSecond", rate, "burst", "40", "quotaCalls", "10", "quotaPeriod", "DAY");

        Response response = submits(Person.ADMIN, change, "/admin/plans/sandbox");

        assertThat(response.statusCode()).isEqualTo(422);
        Element field = page(response).getElementById("callsPerSecond");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("value")).isEqualTo(rate);
    }

    @Test
    void aSubscriberAgreesAndWithdraws() {
        // Given
        Person subscriber = Person.stranger("subscriber").with("phone_number", "+8613800000099");
        String link = "/subscriber/consents/new?applicationId=00000000-0000-7000-8000-000000000011"
                + "&purpose=dpv:FraudPreventionAndDetection";
        Document question = page(visits(subscriber).get(link));
        assertThat(question.text()).contains("Mall Navigator", "fraud prevention");

        // When
        Map<String, String> asked = Map.of(
                "applicationId", question.select("[name=applicationId]").attr("value"),
                "purpose", question.select("[name=purpose]").attr("value"));
        submits(subscriber, asked, "/subscriber/consents/new").then().statusCode(303);

        // Then
        Document consents = page(visits(subscriber).get("/subscriber"));
        assertThat(consents.text()).contains("Mall Navigator", "In force").doesNotContain("13800000099");
        submits(subscriber, Map.of(), consents.select("form[action$=/withdraw]").attr("action"))
                .then()
                .statusCode(303);
        assertThat(page(visits(subscriber).get("/subscriber")).text()).contains("Ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?applicationId=x&purpose=dpv:Marketing",
                "?applicationId=00000000-0000-7000-8000-000000000011",
                "?applicationId=00000000-0000-7000-8000-000000000011&purpose=everything"
            })
    void aConsentLinkThatIsNotWholeSaysSo(String query) {
        Response response = visits(Person.SUBSCRIBER).get("/subscriber/consents/new" + query);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(page(response).select(".notice-bad").text()).startsWith("This link is not complete");
    }

    @Test
    void aPartnerSeesWhatIsPayableAndWhatIsCarriedOver() {
        Document statement = page(visits(Person.FINANCE).get("/partner/statement"));

        assertThat(statement.select(".stat .value").eachText())
                .containsExactly("¥0.180000", "¥0.054000", "¥0.05", "¥0.004000");
        assertThat(statement.select("tfoot").text()).contains("¥0.180000", "¥0.054000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?month=2026-01", "?month=9999-12", "?month=x", "?application=x", "?application="})
    void usageIsShownForWhateverIsAsked(String query) {
        Response response = visits(Person.DEVELOPER).get("/console/usage" + query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(page(response).select("svg[role=img]")).hasSize(2);
    }

    @Test
    void usageIsDownloadedForASpreadsheet() {
        Response response = visits(Person.DEVELOPER).get("/console/usage.csv?month=2026-01");

        assertThat(response.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"hefu-usage-2026-01.csv\"");
        assertThat(response.body().asString()).contains("\"sendMessage\",\"3\",\"2\",\"4\",\"0.180000\"");
    }

    private static RequestSpecification anybody() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification visits(Person person) {
        return anybody().auth().oauth2(person.token()).header("Accept-Language", "en");
    }

    private static Response submits(Person person, Map<String, String> form, String path) {
        return visits(person)
                .contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(form)
                .post(path);
    }

    private static Document page(Response response) {
        return Jsoup.parse(response.body().asString());
    }
}
