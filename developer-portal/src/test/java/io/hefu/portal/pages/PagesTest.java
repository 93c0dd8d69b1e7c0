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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over HTTP, as browsers without a script see them: who gets in, in which language, and what is not there. */
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

    private static RequestSpecification anybody() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification visits(Person person) {
        return anybody().auth().oauth2(person.token()).header("Accept-Language", "en");
    }

    private static Document page(Response response) {
        return Jsoup.parse(response.body().asString());
    }
}
