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

    /**
     * A 2-legged token that is worth nothing without a client certificate (RFC 8705 §3.1). Keycloak listens in the clear
     * here, so that it sees no certificate itself: the realm's administrator lets it write the one that is told.
     *
     * @param thumbprint {@code x5t#S256}
     */
    String tokenBoundTo(String thumbprint, String scope) {
        String mappers = client() + "/protocol-mappers/models";
        String mapper = asAdministrator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "bound",
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-hardcoded-claim-mapper",
                        "config",
                        Map.of(
                                "claim.name",
                                "cnf",
                                "claim.value",
                                "{\"x5t#S256\":\"" + thumbprint + "\"}",
                                "jsonType.label",
                                "JSON",
                                "access.token.claim",
                                "true")))
                .post(mappers)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        try {
            return token(scope);
        } finally {
            asAdministrator().delete(mapper).then().statusCode(204);
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
        String address = client();
        Map<String, Object> client =
                asAdministrator().get(address).then().extract().as(new TypeRef<Map<String, Object>>() {});
        client.putAll(settings);
        asAdministrator()
                .contentType(ContentType.JSON)
                .body(client)
                .put(address)
                .then()
                .statusCode(204);
    }

    /** Where its administrator finds it. */
    private static String client() {
        String clients = DemoPlatform.setting("hefu.keycloak.url") + "/admin/realms/hefu/clients";
        String id = asAdministrator()
                .queryParam("clientId", CLIENT)
                .get(clients)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        return clients + "/" + id;
    }

    private static RequestSpecification asAdministrator() {
        return given().auth()
                .oauth2(issued(given().contentType("application/x-www-form-urlencoded")
                        .formParam("grant_type", "client_credentials")
                        .formParam("client_id", "hefu-admin")
                        .formParam("client_secret", DemoPlatform.setting("hefu.keycloak.admin-client-secret"))));
    }
}
