package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AccessTokenTest {

    private final KeycloakClient keycloak = new KeycloakClient();

    @Test
    void anAccessTokenWithTheScopeIsTaken() {
        listBenefits(keycloak.token("benefits-exchange:read")).statusCode(200);
    }

    @Test
    void anAccessTokenWithoutTheScopeIsRefused() {
        listBenefits(keycloak.token("short-messages:send"))
                .statusCode(403)
                .body("code", is("PERMISSION_DENIED"))
                .body("message", containsString("benefits-exchange:read"));
    }

    @Test
    void anExpiredAccessTokenIsToldSo() {
        String token = keycloak.tokenOfOneSecond("benefits-exchange:read");

        soon().untilAsserted(() -> listBenefits(token)
                .statusCode(401)
                .body("code", is("UNAUTHENTICATED"))
                .body("message", containsString("has expired")));
    }

    @Test
    void aTamperedAccessTokenIsRefused() {
        String token = keycloak.token("benefits-exchange:read");
        int middle = token.indexOf('.') + 10;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';

        listBenefits(token.substring(0, middle) + other + token.substring(middle + 1))
                .statusCode(401);
    }

    private static ValidatableResponse listBenefits(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/benefits-exchange/v0.1/benefits")
                .then();
    }
}
