package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The magic values, as the definitions publish them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SandboxTest {

    private static final String VIDEO_MONTH = "00000000-0000-7000-8000-000000000101";

    @Inject
    Pool database;

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "+8613800000001, 202, ACCEPTED,    DELIVERED",
        "+8613800000091, 202, ACCEPTED,    UNDELIVERABLE",
        "+8613800000092, 202, ACCEPTED,    EXPIRED",
        "+8613800000093, 202, REJECTED,    REJECTED",
        "+8613800000094, 202, ACCEPTED,    ACCEPTED",
        "+8613800000095, 503, UNAVAILABLE, ",
        "+8613800000096, 202, ACCEPTED,    DELIVERED",
        "+8613800000097, 202, UNKNOWN,     UNKNOWN",
    })
    void aMessage(String number, int status, String first, String end) {
        for (int i = 0; i < 2; i++) {
            Response sent = withTestKey()
                    .body("{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"x\"}".formatted(number))
                    .post("/short-messages/v0.1/messages");

            assertThat(sent.statusCode()).isEqualTo(status);
            assertThat(sent.header("Hefu-Environment")).isEqualTo("sandbox");
            assertThat(sent.header("Hefu-Charged-Units")).isEqualTo("0");
            assertThat(sent.<String>path(status == 202 ? "recipients[0].status" : "code"))
                    .isEqualTo(first);
            if (status == 202) {
                soon().until(() -> withTestKey()
                        .get(sent.header("Location"))
                        .path("recipients[0].status")
                        .equals(end));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "+8613800000001, 200, TRUE",
        "+8613800000002, 200, FALSE",
        "+8613800000003, 200, TRUE",
        "+8613800000004, 422, LOCATION_VERIFICATION.UNABLE_TO_LOCATE",
        "+8613800000005, 504, TIMEOUT",
        "+8613800000006, 503, UNAVAILABLE",
        "+8613800000007, 422, LOCATION_VERIFICATION.UNABLE_TO_LOCATE",
        "+8613800000008, 422, SERVICE_NOT_APPLICABLE",
        "+8613800000009, 200, PARTIAL",
        "+8613800000010, 403, PERMISSION_DENIED",
        "+99913800001,   404, IDENTIFIER_NOT_FOUND",
    })
    void aLocation(String number, int status, String outcome) {
        for (int i = 0; i < 2; i++) {
            Response answer = withTestKey().body("""
                            {"device": {"phoneNumber": "%s"},
                             "area": {"areaType": "CIRCLE", "radius": 2000,
                                      "center": {"latitude": 31.2304, "longitude": 121.4737}}}
                            """.formatted(number)).post("/location-verification/v3/verify");

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.header("Hefu-Environment")).isEqualTo("sandbox");
            assertThat(answer.<String>path(status == 200 ? "verificationResult" : "code"))
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "+8613800000001, 201, succeeded,  ",
        "+8613800009001, 201, denied,     ACCOUNT_NOT_ELIGIBLE",
        "+8613800009002, 201, fulfilling, ",
        "+8613800009003, 201, succeeded,  ",
        "+8613800009004, 201, denied,     INSUFFICIENT_BALANCE",
        "+8613800009005, 201, processing, ",
        "+8613800009006, 409, BENEFITS_EXCHANGE.OUT_OF_STOCK, ",
        "+8613800009007, 422, BENEFITS_EXCHANGE.SUBSCRIBER_LIMIT_REACHED, ",
    })
    void aRedemption(String number, int status, String end, String reason) {
        for (int i = 0; i < 2; i++) {
            Response answer = withTestKey()
                    .body("""
                            {"benefitId": "%s", "phoneNumber": "%s", "clientCorrelator": "%s"}
                            """.formatted(VIDEO_MONTH, number, UUID.randomUUID()))
                    .post("/benefits-exchange/v0.1/redemptions");

            assertThat(answer.statusCode()).isEqualTo(status);
            if (status != 201) {
                assertThat(answer.<String>path("code")).isEqualTo(end);
                continue;
            }
            soon().untilAsserted(() -> {
                Response now =
                        withTestKey().get("/benefits-exchange/v0.1/redemptions/" + answer.<String>path("redemptionId"));
                assertThat(now.<String>path("status")).isEqualTo(end);
                assertThat(now.<String>path("denialReason")).isEqualTo(reason);
            });
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "thing,             SUCCESS",
        "thing-fails,       FAILURE",
        "thing-slow,        SUCCESS",
        "thing-silent,      UNCONFIRMED",
        "thing-unreachable, EXPIRED",
    })
    void aCommand(String name, String end) {
        String device = withTestKey()
                .body("{\"name\":\"" + name + "\"}")
                .post("/iot-devices/v0.1/devices")
                .path("deviceId");
        String commands = "/iot-devices/v0.1/devices/" + device + "/commands";
        int timeToLive = end.equals("SUCCESS") ? 30 : 2;

        Response sent = withTestKey()
                .body("{\"name\":\"reboot\",\"timeToLive\":" + timeToLive + "}")
                .post(commands);

        assertThat(sent.statusCode()).isEqualTo(202);
        soon().untilAsserted(() -> assertThat(withTestKey()
                        .get(commands + "/" + sent.<String>path("commandId"))
                        .<String>path("status"))
                .isEqualTo(end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"to\":[]}", "{\"to\":[\"1\"],\"category\":\"SERVICE\",\"text\":\"x\"}"})
    void theSameIsCheckedAndTheEnvironmentTold(String body) {
        Response answer = withTestKey().body(body).post("/short-messages/v0.1/messages");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.header("Hefu-Environment")).isEqualTo("sandbox");
        assertThat(answer.header("RateLimit")).isNotEmpty();
    }

    @Test
    void nothingIsEverBilled() {
        withTestKey()
                .body("{\"to\":[\"+8613800000001\"],\"category\":\"SERVICE\",\"text\":\"x\"}")
                .post("/short-messages/v0.1/messages");

        soon().untilAsserted(() -> assertThat(count("environment = 'SANDBOX'")).isPositive());
        assertThat(count("environment = 'SANDBOX' and billable")).isZero();
    }

    private long count(String condition) {
        return database.query("select count(*) from billing.usage_record where " + condition)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Patience.SOON);
    }

    private static RequestSpecification withTestKey() {
        return given().header("Authorization", "Bearer " + DemoPlatform.testKey())
                .contentType(ContentType.JSON);
    }
}
