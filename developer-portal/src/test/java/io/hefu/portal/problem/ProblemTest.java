package io.hefu.portal.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class ProblemTest {

    @TestHTTPResource("/portal/v1/applications")
    URL applications;

    @Test
    void withoutATokenApiClientsAreToldSoAndNotRedirected() {
        problem(Person.anonymous().redirects().follow(false).get("/me").then(), 401, "UNAUTHENTICATED")
                .header("WWW-Authenticate", "Bearer");
        problem(
                Person.anonymous()
                        .header("X-Requested-With", "XMLHttpRequest")
                        .get("/me")
                        .then(),
                401,
                "UNAUTHENTICATED");
    }

    @Test
    void aPersonIsSentToSignInWithAProofKey() {
        given().redirects()
                .follow(false)
                .get("/room")
                .then()
                .statusCode(302)
                .header("Location", containsString("/authorize?"))
                .header("Location", containsString("code_challenge_method=S256"));
    }

    @Test
    void badTokensAreRefused() {
        String token = Person.DEVELOPER.token();

        unauthenticated("nonsense");
        unauthenticated(token.substring(0, token.length() - 4) + "AAAA");
        unauthenticated(Person.DEVELOPER
                .with("exp", Instant.now().minusSeconds(600).getEpochSecond())
                .token());
    }

    @Test
    void unknownPathsAndMethodsAreTold() {
        problem(Person.DEVELOPER.asks().get("/nothing/here").then(), 404, "NOT_FOUND");
        problem(Person.DEVELOPER.asks().get("/applications/x/y/z").then(), 404, "NOT_FOUND");
        problem(Person.DEVELOPER.asks().delete("/applications").then(), 405, "METHOD_NOT_ALLOWED")
                .header("Allow", containsString("POST"));
    }

    @Test
    void otherFormatsAreRefused() {
        problem(
                Person.DEVELOPER
                        .asks()
                        .contentType(ContentType.XML)
                        .body("<name/>")
                        .post("/applications")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(Person.DEVELOPER.asks().accept("image/png").get("/applications").then(), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2", "\"name\"", "[]", "{\"name\": tru}", "null"})
    void malformedBodiesAreRefused(String body) {
        problem(Person.DEVELOPER.sends(body).post("/applications").then(), 400, "INVALID_ARGUMENT");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithoutRepeatingIt() {
        problem(
                        Person.DEVELOPER
                                .sends("{\"name\": {\"first\": \"secret\"}}")
                                .post("/applications")
                                .then(),
                        400,
                        "INVALID_ARGUMENT")
                .body("errors[0].field", is("name"))
                .body(not(containsString("secret")));
    }

    @Test
    void numbersThatAreNoneAreNamed() {
        problem(Person.DEVELOPER.asks().get("/applications?page=two&perPage=0").then(), 400, "INVALID_ARGUMENT")
                .body("errors[0].field", is("page"))
                .body("errors[1].field", is("perPage"));
        problem(Person.DEVELOPER.asks().get("/applications?perPage=101").then(), 400, "INVALID_ARGUMENT");
        problem(Person.DEVELOPER.asks().get("/applications?page=99999999999").then(), 400, "INVALID_ARGUMENT");
    }

    @Test
    void aBodyOverOneMebibyteIsRefused() {
        String body = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";

        problem(Person.DEVELOPER.sends(body).post("/applications").then(), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void aBodyOverOneMebibyteIsRefusedAlsoWhenItsLengthIsNotTold() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) applications.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(8192);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Authorization", "Bearer " + Person.DEVELOPER.token());
        byte[] body = ("{\"name\": \"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        connection.getOutputStream().write(body);

        assertThat(connection.getResponseCode()).isEqualTo(413);
    }

    @Test
    void errorsAreChineseUnlessEnglishIsAskedFor() {
        given().auth()
                .oauth2(Person.DEVELOPER.token())
                .get("/portal/v1/plans/golden")
                .then()
                .statusCode(404)
                .header("Content-Language", startsWith("zh"))
                .body("title", is("不存在"))
                .body("detail", startsWith("没有这个套餐"));
    }

    @Test
    void theCallersCorrelatorIsEchoed() {
        Person.DEVELOPER
                .asks()
                .header("x-correlator", "order-17")
                .get("/me")
                .then()
                .statusCode(200)
                .header("x-correlator", "order-17");
        Person.anonymous()
                .header("x-correlator", "order-18")
                .get("/me")
                .then()
                .statusCode(401)
                .header("x-correlator", "order-18")
                .body("correlator", is("order-18"));
        Person.DEVELOPER
                .asks()
                .header("x-correlator", "not allowed: ä")
                .get("/me")
                .then()
                .header("x-correlator", not(containsString("allowed")));
    }

    @Test
    void inABrowserSessionChangesMustComeFromOurOwnPages() {
        problem(inSession().post("/applications").then(), 403, "PERMISSION_DENIED");
        problem(
                inSession()
                        .header("Sec-Fetch-Site", "cross-site")
                        .post("/applications")
                        .then(),
                403,
                "PERMISSION_DENIED");
        problem(
                inSession()
                        .header("Origin", "https://evil.example")
                        .delete("/consents/1")
                        .then(),
                403,
                "PERMISSION_DENIED");
        inSession()
                .header("Sec-Fetch-Site", "same-origin")
                .post("/applications")
                .then()
                .statusCode(201);
        URI origin = URI.create(applications.toString());
        inSession()
                .header("Origin", origin.getScheme() + "://" + origin.getAuthority())
                .post("/applications")
                .then()
                .statusCode(201);
        inSession().get("/applications").then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification inSession() {
        return Person.DEVELOPER.sends(Map.of("name", "Form")).cookie("q_session", "anything");
    }

    private static void unauthenticated(String token) {
        problem(Person.anonymous().auth().oauth2(token).get("/me").then(), 401, "UNAUTHENTICATED");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("x-correlator", notNullValue())
                .body("type", is("/errors/" + code))
                .body("status", is(status))
                .body("code", is(code))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
