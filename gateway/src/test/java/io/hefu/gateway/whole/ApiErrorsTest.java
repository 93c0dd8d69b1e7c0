package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ApiErrorsTest {

    private static final String MESSAGES = "/short-messages/v0.1/messages";

    @ParameterizedTest
    @CsvSource({
        "GET,    /short-messages/v0.1/nothing,  404, NOT_FOUND",
        "GET,    /short-messages/v9/messages,   404, NOT_FOUND",
        "PUT,    /short-messages/v0.1/messages, 405, METHOD_NOT_ALLOWED",
        "GET,    /location-verification/v3/verify, 405, METHOD_NOT_ALLOWED"
    })
    void aWrongPathOrMethodIsAnsweredInTheApisForm(String method, String path, int status, String code) {
        withTestKey()
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .header("x-correlator", notNullValue())
                .body("status", is(status))
                .body("code", is(code))
                .body("message", endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{\"to\":\"+8613800000001\",\"category\":\"SERVICE\",\"text\":\"x\"}",
                "{\"to\":[],\"category\":\"SERVICE\",\"text\":\"x\"}",
                "{\"to\":[\"13800000001\"],\"category\":\"SERVICE\",\"text\":\"x\"}",
                "{\"to\":[\"+8613800000001\"],\"category\":\"BOTHER\",\"text\":\"x\"}",
                "{\"to\":[\"+8613800000001\"],\"category\":\"SERVICE\",\"text\":7}"
            })
    void aBadBodyIsRefusedWithoutRepeatingIt(String body) {
        withTestKey()
                .contentType(ContentType.JSON)
                .body(body)
                .post(MESSAGES)
                .then()
                .statusCode(400)
                .body("code", is("INVALID_ARGUMENT"))
                .body("message", not(containsString("13800000001")));
    }

    @Test
    void anotherContentTypeIsRefused() {
        withTestKey()
                .contentType(ContentType.XML)
                .body("<to/>")
                .post(MESSAGES)
                .then()
                .statusCode(415)
                .body("code", is("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        withTestKey()
                .contentType(ContentType.JSON)
                .body(" ".repeat(1024 * 1024 + 1))
                .post(MESSAGES)
                .then()
                .statusCode(413)
                .body("code", is("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void aBodyFarOverTheLimitIsRefusedInTheSameForm() {
        withTestKey()
                .contentType(ContentType.JSON)
                .body(" ".repeat(4 * 1024 * 1024))
                .post(MESSAGES)
                .then()
                .statusCode(413)
                .body("code", is("PAYLOAD_TOO_LARGE"));
    }

    /** And asks who is there first of all. */
    @Test
    void thePortalTakesLongerBodiesWhereDefinitionsAreImported() throws IOException {
        String path = "/portal/v1/hosted-apis/00000000-0000-7000-8000-000000000301/draft/definition";

        given().contentType("application/yaml")
                .body(new byte[2 * 1024 * 1024])
                .put(path)
                .then()
                .statusCode(401);

        try (Socket socket = new Socket("127.0.0.1", DemoPlatform.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + path + " HTTP/1.1\r\nHost: hefu\r\nContent-Type: application/yaml\r\nContent-Length: "
                            + (10 * 1024 * 1024 + 1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            Assertions.assertThat(statusLine(socket.getInputStream())).contains("413");
        }
    }

    @Test
    void thePortalRefusesABodyOverTheLimitAsAProblem() {
        given().contentType(ContentType.JSON)
                .body(" ".repeat(1024 * 1024 + 1))
                .post("/portal/v1/applications")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .header("x-correlator", notNullValue())
                .body("code", is("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void aBodyOfUnknownLengthOverTheLimitIsRefusedToo() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", DemoPlatform.url().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + MESSAGES + " HTTP/1.1\r\nHost: hefu\r\nAuthorization: Bearer "
                            + DemoPlatform.testKey()
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 17; i++) {
                out.write(chunk);
            }
            out.flush();

            Assertions.assertThat(statusLine(socket.getInputStream())).contains("413");
        }
    }

    @Test
    void withoutACredentialTheAnswerSaysWhatToSend() {
        given().get("/benefits-exchange/v0.1/benefits")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", is("UNAUTHENTICATED"))
                .body("message", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hefu_live_0000000000000000_00000000000000000000000000000000000000",
                "hefu_live_x",
                "eyJhbGciOiJIUzI1NiJ9.eyJhenAiOiJkZW1vLWFwcGxpY2F0aW9uIn0.c2lnbmF0dXJl",
                "nonsense"
            })
    void aBadCredentialIsRefused(String credential) {
        given().header("Authorization", "Bearer " + credential)
                .get("/benefits-exchange/v0.1/benefits")
                .then()
                .statusCode(401)
                .body("code", is("UNAUTHENTICATED"));
    }

    @Test
    void everyAnswerOfAKnownCallerTellsItsLimits() {
        withTestKey()
                .header("x-correlator", "errors-1")
                .get("/short-messages/v0.1/messages/none")
                .then()
                .header("x-correlator", equalTo("errors-1"))
                .header("RateLimit", containsString("\"plan-quota-day\";r="))
                .header("RateLimit-Policy", containsString("\"plan-rate\";q="))
                .header("Hefu-Environment", "sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /portal/v1/nothing,      404",
        "PUT,  /portal/v1/applications, 405",
        "GET,  /portal/v1/applications, 401"
    })
    void thePortalAnswersProblems(String method, String path, int status) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("x-correlator", notNullValue())
                .body("status", is(status))
                .body("type", containsString("/errors/"));
    }

    private static RequestSpecification withTestKey() {
        return given().header("Authorization", "Bearer " + DemoPlatform.testKey());
    }

    private static String statusLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
