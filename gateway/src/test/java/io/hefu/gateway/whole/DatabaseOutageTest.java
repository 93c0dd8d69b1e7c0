package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DatabaseOutageTest {

    @Inject
    Pool database;

    @Test
    void callsWithKnownKeysGoOnAndAllOfThemAreStoredAfterwards() {
        Newcomer newcomer = DemoPlatform.newcomer();
        Key key = newcomer.developer().createKey(newcomer.application(), "steady", "LIVE");
        AtomicInteger answered = new AtomicInteger();
        actsByTheConfigurationOfNow();
        assertThat(verify(key).statusCode()).isEqualTo(200);
        answered.incrementAndGet();

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
        soon().until(() -> {
            answered.incrementAndGet();
            return verifyOnce(key).statusCode() == 200;
        });

        soon().ignoreExceptions().untilAsserted(() -> {
            JsonNode split = newcomer.developer().split(newcomer.application());
            assertThat(split.get("usageRecords").asLong()).isEqualTo(answered.get());
            assertThat(split.get("ratedLines").asLong()).isEqualTo(answered.get());
        });
    }

    /** What a change concerns is asked about again: the application was just made. */
    private void actsByTheConfigurationOfNow() {
        int newest = database.query("select max(version)::integer as version from portal.configuration_change")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("version"))
                .await()
                .atMost(Patience.SOON);
        soon().until(() -> given().get("/q/health/ready")
                        .<Integer>path("checks.find { it.name == 'gateway' }.data.configurationVersion")
                >= newest);
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
