package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DatabaseOutageTest {

    @Test
    void callsWithKnownKeysGoOnAndAllOfThemAreStoredAfterwards() {
        Newcomer newcomer = DemoPlatform.newcomer();
        Key key = newcomer.developer().createKey(newcomer.application(), "steady", "LIVE");
        AtomicInteger answered = new AtomicInteger();
        // The application was just made: until its changes have been seen, they make the gateway ask again.
        await().pollInterval(Duration.ofMillis(100))
                .during(Duration.ofMillis(800))
                .until(() -> {
                    answered.incrementAndGet();
                    return verify(key).statusCode() == 200;
                });

        RealParts.parts().stopPostgres();
        try {
            for (int i = 0; i < 40; i++) {
                assertThat(verify(key).statusCode()).isEqualTo(200);
                answered.incrementAndGet();
            }
            // What could not be known afterwards is not begun.
            assertThat(verifyOnce(key).statusCode()).isEqualTo(503);
            answered.incrementAndGet();
        } finally {
            RealParts.parts().startPostgres();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            answered.incrementAndGet();
            return verifyOnce(key).statusCode() == 200;
        });

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            JsonNode split = newcomer.developer().split(newcomer.application());
            assertThat(split.get("usageRecords").asLong()).isEqualTo(answered.get());
            assertThat(split.get("ratedLines").asLong()).isEqualTo(answered.get());
        });
    }

    private static Response verify(Key key) {
        return asked(key).post("/location-verification/v3/verify");
    }

    private static Response verifyOnce(Key key) {
        return asked(key).header("Idempotency-Key", "outage").post("/location-verification/v3/verify");
    }

    private static RequestSpecification asked(Key key) {
        return given().header("Authorization", "Bearer " + key.clearText())
                .contentType(ContentType.JSON)
                .body("""
                        {"device": {"phoneNumber": "%s"},
                         "area": {"areaType": "CIRCLE", "center": {"latitude": 31.2304, "longitude": 121.4737},
                                  "radius": 2000}}
                        """.formatted(DemoPlatform.SUBSCRIBER_NUMBER));
    }
}
