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
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DatabaseOutageTest {

    @Test
    void callsWithKnownKeysGoOnAndAllOfThemAreStoredAfterwards() {
        Newcomer newcomer = DemoPlatform.newcomer();
        Key key = newcomer.developer().createKey(newcomer.application(), "steady", "LIVE");
        assertThat(verify(key.clearText()).statusCode()).isEqualTo(200);

        RealParts.parts().stopPostgres();
        try {
            for (int i = 0; i < 40; i++) {
                assertThat(verify(key.clearText()).statusCode()).isEqualTo(200);
            }
            assertThat(verify(DemoPlatform.liveKey()).statusCode()).isIn(200, 503);
        } finally {
            RealParts.parts().startPostgres();
        }

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            JsonNode split = newcomer.developer().split(newcomer.application());
            assertThat(split.get("usageRecords").asLong()).isEqualTo(41);
            assertThat(split.get("ratedLines").asLong()).isEqualTo(41);
        });
    }

    private static Response verify(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"device": {"phoneNumber": "%s"},
                         "area": {"areaType": "CIRCLE", "center": {"latitude": 31.2304, "longitude": 121.4737},
                                  "radius": 2000}}
                        """
                                .formatted(DemoPlatform.SUBSCRIBER_NUMBER))
                .post("/location-verification/v3/verify");
    }
}
