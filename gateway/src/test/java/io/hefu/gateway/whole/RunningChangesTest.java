package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RunningChangesTest {

    @Test
    void aRevokedKeyIsRefused() {
        Newcomer newcomer = DemoPlatform.newcomer();
        Key key = newcomer.developer().createKey(newcomer.application(), "to be revoked", "LIVE");
        assertThat(call(key).statusCode()).isEqualTo(200);

        newcomer.developer().revokeKey(newcomer.application(), key);

        soon().until(() -> call(key).statusCode() == 401);
    }

    @Test
    void aNewKeyServesAtOnce() {
        Newcomer newcomer = DemoPlatform.newcomer();

        Key key = newcomer.developer().createKey(newcomer.application(), "new", "SANDBOX");

        assertThat(call(key).statusCode()).isEqualTo(200);
    }

    @Test
    void aChangedLimitAppliesSoon() {
        Newcomer newcomer = DemoPlatform.newcomer();
        Key key = newcomer.developer().createKey(newcomer.application(), "limited", "LIVE");
        call(key);

        DemoPlatform.admin().changeRate("standard", 77, 154);
        try {
            soon().until(() -> call(key).header("RateLimit-Policy").startsWith("\"plan-rate\";q=77;"));
        } finally {
            DemoPlatform.admin().changeRate("standard", 50, 100);
        }
    }

    private static Response call(Key key) {
        return given().header("Authorization", "Bearer " + key.clearText()).get("/benefits-exchange/v0.1/benefits");
    }
}
