package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and answers of {@code POST /location-verification/v3/verify} against CAMARA's definition 3.0.0. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LocationVerificationContractTest {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String FILE = "location-verification.yaml";
    private static final String HERE = circle(31.2304, 121.4737, 2_000);

    private PublishedDefinition published;

    @BeforeEach
    void readTheDefinition() throws IOException {
        assumeTrue(
                Files.exists(PublishedDefinition.folder().resolve(FILE)),
                "the published definitions are not here: set CAMARA_SPECS to the folder that has " + FILE);
        published = PublishedDefinition.read(FILE);
    }

    static Stream<Arguments> answersOfTheNetwork() {
        return Stream.of(
                //        the last digit of the number decides; the stack's README has the table
                arguments("TRUE", phone(1), HERE, "", 200, "TRUE"),
                arguments("FALSE", phone(2), HERE, "", 200, "FALSE"),
                arguments("PARTIAL", phone(1), circle(31.2304, 121.4737, 150), "", 200, "PARTIAL"),
                arguments("old enough", phone(3), HERE, "3600", 200, "TRUE"),
                arguments("too old", phone(3), HERE, "60", 422, "LOCATION_VERIFICATION.UNABLE_TO_FULFILL_MAX_AGE"),
                arguments("not to be found", phone(4), HERE, "", 422, "LOCATION_VERIFICATION.UNABLE_TO_LOCATE"),
                arguments("not sold", phone(8), HERE, "", 422, "SERVICE_NOT_APPLICABLE"),
                arguments("unknown", "+99912345678", HERE, "", 404, "IDENTIFIER_NOT_FOUND"),
                arguments(
                        "too small",
                        phone(1),
                        circle(31.2304, 121.4737, 1),
                        "",
                        422,
                        "LOCATION_VERIFICATION.INVALID_AREA"),
                arguments(
                        "too far",
                        phone(1),
                        circle(50.73, 7.1, 2_000),
                        "",
                        422,
                        "LOCATION_VERIFICATION.AREA_NOT_COVERED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersOfTheNetwork")
    void anAnswerIsAsPublished(String name, String number, String area, String maxAge, int status, String expected) {
        String body = "{\"device\":{\"phoneNumber\":\"%s\"},\"area\":%s%s}"
                .formatted(number, area, maxAge.isEmpty() ? "" : ",\"maxAge\":" + maxAge);
        assertThat(published.wrongWithRequest("/verify", body)).isEmpty();

        Response answer = verify(DemoPlatform.testKey(), body);

        assertAsPublished(answer, status);
        String told = answer.path(status == 200 ? "verificationResult" : "code");
        assertThat(told).isEqualTo(expected);
        assertThat(answer.body().jsonPath().getMap("$").containsKey("matchRate"))
                .isEqualTo(expected.equals("PARTIAL"));
    }

    static Stream<Arguments> requestsThatAreNotAsPublished() {
        String device = "\"device\":{\"phoneNumber\":\"+8613800000001\"}";
        return Stream.of(
                arguments("nothing", "{}"),
                arguments("no area", "{" + device + "}"),
                arguments("an empty device", "{\"device\":{},\"area\":" + HERE + "}"),
                arguments(
                        "a number without +", "{\"device\":{\"phoneNumber\":\"8613800000001\"},\"area\":" + HERE + "}"),
                arguments("a device that is a text", "{\"device\":\"+8613800000001\",\"area\":" + HERE + "}"),
                arguments(
                        "IPv4 without port or private address",
                        "{\"device\":{\"ipv4Address\":{\"publicAddress\":\"203.0.113.7\"}},\"area\":" + HERE + "}"),
                arguments("an age that is a text", "{" + device + ",\"area\":" + HERE + ",\"maxAge\":\"60\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsThatAreNotAsPublished")
    void aRequestThatIsNotAsPublishedIsRefused(String name, String body) {
        assertThat(published.wrongWithRequest("/verify", body)).isNotEmpty();

        Response answer = verify(DemoPlatform.testKey(), body);

        assertAsPublished(answer, 400);
        assertThat(answer.<String>path("code")).isEqualTo("INVALID_ARGUMENT");
    }

    @ParameterizedTest(name = "latitude {0}, longitude {1}, radius {2}")
    @CsvSource({"91, 7, 2000", "-91, 7, 2000", "31, -181, 2000", "31, 181, 2000", "31, 121, 0", "31, 121, -5"})
    void aCircleThatIsNotAsPublishedIsRefused(double latitude, double longitude, int radiusMetres) {
        String area = circle(latitude, longitude, radiusMetres);
        assertThat(published.wrongWithSchema("Circle", area)).isNotEmpty();

        Response answer = verify(DemoPlatform.testKey(), aboutSubscriber().replace(HERE, area));

        assertAsPublished(answer, 400);
    }

    static Stream<Arguments> identifiers() {
        return Stream.of(
                arguments("{\"area\":" + HERE + "}", "MISSING_IDENTIFIER"),
                arguments(
                        "{\"device\":{\"networkAccessIdentifier\":\"1@domain.com\"},\"area\":" + HERE + "}",
                        "UNSUPPORTED_IDENTIFIER"),
                arguments(
                        "{\"device\":{\"ipv6Address\":\"2001:db8::1\"},\"area\":" + HERE + "}",
                        "UNSUPPORTED_IDENTIFIER"));
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void aDeviceThatCannotBeIdentifiedIsRefused(String body, String code) {
        assertThat(published.wrongWithRequest("/verify", body)).isEmpty();

        Response answer = verify(DemoPlatform.testKey(), body);

        assertAsPublished(answer, 422);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    @Test
    void ofSeveralIdentifiersTheAnswerNamesTheOneThatWasUsed() {
        Response answer = verify(DemoPlatform.testKey(), """
                {"device": {"phoneNumber": "+8613800000001",
                            "ipv4Address": {"publicAddress": "203.0.113.7", "publicPort": 1234}},
                 "area": %s}
                """.formatted(HERE));

        assertAsPublished(answer, 200);
        assertThat(answer.body().jsonPath().getMap("device")).containsOnlyKeys("phoneNumber");
    }

    @Test
    void theLiveNetworkIsAskedForWhoeverConsented() {
        Response answer = verify(DemoPlatform.liveKey(), aboutSubscriber());

        assertAsPublished(answer, 200);
        assertThat(answer.<String>path("verificationResult")).isEqualTo("TRUE");
    }

    @Test
    void withoutConsentTheAnswerIsAsPublishedToo() {
        Response answer = verify(DemoPlatform.liveKey(), aboutSubscriber().replace("0000001", "0000002"));

        assertAsPublished(answer, 403);
        assertThat(answer.<String>path("code")).isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void aThreeLeggedTokenNamesTheDeviceAndLeavesItOutOfTheAnswer() {
        String token = new KeycloakClient().tokenOfSubscriber("location-verification:verify");

        Response alone = verify(token, "{\"area\":" + HERE + "}");
        Response twice = verify(token, aboutSubscriber());

        assertAsPublished(alone, 200);
        assertThat(alone.body().jsonPath().getMap("$")).doesNotContainKey("device");
        assertAsPublished(twice, 422);
        assertThat(twice.<String>path("code")).isEqualTo("UNNECESSARY_IDENTIFIER");
    }

    @Test
    void withoutACredentialOrScopeTheAnswerIsAsPublishedToo() {
        String token = new KeycloakClient().token("short-messages:send");

        assertAsPublished(verify("nobody", aboutSubscriber()), 401);
        assertAsPublished(verify(token, aboutSubscriber()), 403);
    }

    private void assertAsPublished(Response answer, int status) {
        String body = answer.body().asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(published.wrongWithAnswer("/verify", status, body)).as(body).isEmpty();
        assertThat(answer.header("x-correlator")).isEqualTo("contract-1");
        assertThat(answer.contentType()).startsWith("application/json");
    }

    /** The cases share the plan of the demo, which a quick machine uses up: what that refuses is asked again. */
    private static Response verify(String credential, String body) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> verifyOnce(credential, body), answer -> answer.statusCode() != TOO_MANY_REQUESTS);
    }

    private static Response verifyOnce(String credential, String body) {
        return given().header("Authorization", "Bearer " + credential)
                .header("x-correlator", "contract-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/location-verification/v3/verify");
    }

    private static String aboutSubscriber() {
        return "{\"device\":{\"phoneNumber\":\"%s\"},\"area\":%s}".formatted(DemoPlatform.SUBSCRIBER_NUMBER, HERE);
    }

    private static String circle(double latitude, double longitude, int radiusMetres) {
        return "{\"areaType\":\"CIRCLE\",\"center\":{\"latitude\":%s,\"longitude\":%s},\"radius\":%d}"
                .formatted(latitude, longitude, radiusMetres);
    }

    private static String phone(int lastDigit) {
        return "+861380000000" + lastDigit;
    }
}
