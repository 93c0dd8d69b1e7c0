package io.hefu.portal.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

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

/** The pages over HTTP, as browsers without a script see them. */
@PortalTest
class PagesTest {

    private static final String MALL_NAVIGATOR = "/console/applications/00000000-0000-7000-8000-000000000011";

    @ParameterizedTest
    @CsvSource({"zh-CN, /zh", "en-GB, /en", "fr, /zh", "'en;q=0.5, zh;q=0.9', /zh", "'', /zh"})
    void theFrontDoorSpeaksTheVisitorsLanguage(String accepted, String home) {
        anybody()
                .header("Accept-Language", accepted)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith(home));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/zh", "/en", "/zh/reference", "/en/reference/tea-houses/v0.2",
                "/en/reference/tea-houses/v0.2/reserveSeat", "/zh/errors", "/en/errors/NOT_FOUND", "/signed-out"
            })
    void publicPagesAreOpenAndSafe(String path) {
        Response response = anybody().get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page(response).select("h1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/console",
                "/console/applications/new",
                MALL_NAVIGATOR,
                "/console/usage",
                "/console/usage.csv",
                "/partner",
                "/partner/statement",
                "/admin",
                "/admin/approvals",
                "/admin/plans",
                "/admin/plans/standard",
                "/admin/audit",
                "/subscriber",
                "/subscriber/consents/new"
            })
    void otherPagesAskVisitorsToSignIn(String path) {
        Response response = anybody().get(path);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.header("Location")).contains("/authorize?");
    }

    @Test
    void aFormSentAfterTheSessionEndedIsToldSoInsteadOfLeadingElsewhere() {
        anybody()
                .header("Accept-Language", "en")
                .formParam("name", "late")
                .post("/console/applications/new")
                .then()
                .statusCode(401)
                .contentType(ContentType.HTML)
                .body(containsString("<h1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/approvals",
                "/admin/plans",
                "/admin/plans/standard",
                "/admin/audit",
                "/partner/statement",
                "/subscriber"
            })
    void roomsOfOthersAreClosed(String path) {
        Response response = visits(Person.DEVELOPER).get(path);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.header("Content-Security-Policy")).isNotBlank();
        assertThat(page(response).select("h1").text()).isEqualTo("This is not open to you");
    }

    @Test
    void whatIsAnotherOrganisationsDoesNotExist() {
        Response response = visits(Person.stranger()).get(MALL_NAVIGATOR);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(page(response).text()).doesNotContain("Mall Navigator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/nowhere",
                "/en/reference/nothing/v9",
                "/en/reference/tea-houses/v0.2/nothing",
                "/en/errors/NO_SUCH_CODE",
                "/admin/plans/NO%20PLAN"
            })
    void aPageThatIsNotThereSaysSo(String path) {
        Response response = visits(Person.ADMIN).get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(page(response).select("h1").text()).isEqualTo("There is no such page");
    }

    @Test
    void anErrorCodeIsFoundFromWhereItIsMet() {
        anybody()
                .header("Accept-Language", "en")
                .get("/errors/QUOTA_EXCEEDED")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/en/errors/QUOTA_EXCEEDED"));
    }

    @ParameterizedTest
    @CsvSource({"developer, , /console", "finance, partner-finance, /partner/statement", "admin, operator-admin, /admin"
    })
    void signingInLeadsToOnesOwnRoom(String name, String role, String room) {
        Person person = role == null ? Person.named(name) : Person.named(name, role);

        visits(person).get("/login").then().statusCode(303).header("Location", endsWith(room));
    }

    @Test
    void aChosenLanguageIsRemembered() {
        Response chosen = visits(Person.DEVELOPER).get("/console?lang=zh");

        assertThat(chosen.cookie("hefu-language")).isEqualTo("zh");
        assertThat(page(chosen).select("html").attr("lang")).isEqualTo("zh-CN");
        Response later = visits(Person.DEVELOPER).cookie("hefu-language", "zh").get("/console");
        assertThat(page(later).select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(later.cookies()).doesNotContainKey("hefu-language");
    }

    @ParameterizedTest
    @CsvSource({
        "/zh/errors/NOT_FOUND, /en/errors/NOT_FOUND",
        "/zh?x=1, /en?x=1",
        "/console?page=1&lang=zh, /console?page=1&lang=en",
        "/console?lang=zh, /console?lang=en",
        "'//evil.example/?lang=zh', /evil.example/?lang=en"
    })
    void theOtherLanguageIsOneLinkAway(String path, String link) {
        Response response = visits(Person.DEVELOPER)
                .cookie("hefu-language", "zh")
                .urlEncodingEnabled(false)
                .get(path);

        assertThat(page(response).select(".tools a[hreflang]").attr("href")).isEqualTo(link);
    }

    @Test
    void assetsMayBeKeptForEver() {
        String style = page(anybody().get("/zh")).select("link[rel=stylesheet]").attr("href");

        assertThat(style).matches("/assets/portal\\.[0-9a-f]{10}\\.css");
        Response response = anybody().get(style);
        assertThat(response.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(response.contentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(anybody().get("/assets/portal.css").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesAreNoPartOfTheDescribedApi() {
        assertThat(anybody().get("/openapi/portal").body().asString())
                .contains("/portal/v1/applications")
                .doesNotContain("/console", "/assets/", "/{language");
    }

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
