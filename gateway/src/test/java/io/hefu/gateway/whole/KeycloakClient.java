package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;

import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** The demo's OAuth 2 client, and what its administrator can set for it. */
final class KeycloakClient {

    private static final String CLIENT = "demo-application";

    /** A 2-legged token. */
    String token(String scope) {
        return issued(asClient().formParam("grant_type", "client_credentials").formParam("scope", scope));
    }

    String tokenOfOneSecond(String scope) {
        change(Map.of("attributes", Map.of("access.token.lifespan", "1")));
        try {
            return token(scope);
        } finally {
            change(Map.of("attributes", Map.of("access.token.lifespan", "300")));
        }
    }

    /** A 3-legged token of the demo's subscriber, with their number in it. */
    String tokenOfSubscriber(String scope) {
        change(Map.of("directAccessGrantsEnabled", true));
        return issued(asClient()
                .formParam("grant_type", "password")
                .formParam("username", DemoPlatform.SUBSCRIBER.username())
                .formParam("password", DemoPlatform.SUBSCRIBER.password())
                .formParam("scope", scope));
    }

    /** Of the administrator of Keycloak itself, in the realm {@code master}. */
    static String tokenOfAnotherRealm() {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", "admin")
                .formParam("password", RealParts.keycloakAdminPassword())
                .post(DemoPlatform.setting("hefu.keycloak.url") + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** How long subscribers have to confirm on their phones from now on. */
    @SuppressWarnings("unchecked")
    static void phonesWait(int seconds) {
        String admin = tokenOfAnotherRealm();
        String realm = DemoPlatform.setting("hefu.keycloak.url") + "/admin/realms/hefu";
        Map<String, Object> settings =
                given().auth().oauth2(admin).get(realm).then().extract().as(new TypeRef<Map<String, Object>>() {});
        Map<String, Object> attributes = new HashMap<>((Map<String, Object>) settings.get("attributes"));
        attributes.put("cibaExpiresIn", String.valueOf(seconds));
        settings.put("attributes", attributes);
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(settings)
                .put(realm)
                .then()
                .statusCode(204);
    }

    private static RequestSpecification asClient() {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("client_id", CLIENT)
                .formParam("client_secret", RealParts.parts().demoClientSecret());
    }

    private static String issued(RequestSpecification request) {
        return request.post(DemoPlatform.tokenUrl())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static void change(Map<String, Object> settings) {
        String clients = DemoPlatform.setting("hefu.keycloak.url") + "/admin/realms/hefu/clients";
        String admin = issued(given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "hefu-admin")
                .formParam("client_secret", DemoPlatform.setting("hefu.keycloak.admin-client-secret")));
        String id = given().auth()
                .oauth2(admin)
                .queryParam("clientId", CLIENT)
                .get(clients)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        Map<String, Object> client = given().auth()
                .oauth2(admin)
                .get(clients + "/" + id)
                .then()
                .extract()
                .as(new TypeRef<Map<String, Object>>() {});
        client.putAll(settings);
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(client)
                .put(clients + "/" + id)
                .then()
                .statusCode(204);
    }
}
