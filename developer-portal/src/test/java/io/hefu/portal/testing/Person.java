package io.hefu.portal.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Someone with an access token, speaking English. */
public record Person(Map<String, Object> claims) {

    /** The demo's people. */
    public static final Person DEVELOPER = named("developer");

    public static final Person FINANCE = named("finance", "partner-finance");
    public static final Person ADMIN = named("admin", "operator-admin");
    public static final Person SUBSCRIBER = named("subscriber", "subscriber").with("phone_number", "+8613800000001");

    /** Always the same person for a name. */
    public static Person named(String name, String... roles) {
        return new Person(Map.of(
                "sub",
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                "preferred_username",
                name,
                "email",
                name + "@example.com",
                "email_verified",
                true,
                "realm_access",
                Map.of("roles", List.of(roles))));
    }

    /** Someone nobody has seen before. */
    public static Person stranger(String... roles) {
        return named("stranger-" + UUID.randomUUID(), roles);
    }

    public Person with(String claim, Object value) {
        Map<String, Object> more = new HashMap<>(claims);
        more.put(claim, value);
        return new Person(more);
    }

    public String token() {
        return TokenIssuer.sign(claims);
    }

    public RequestSpecification asks() {
        return anonymous().auth().oauth2(token());
    }

    /** Asks with a body. */
    public RequestSpecification sends(Object body) {
        return asks().contentType(ContentType.JSON).body(body);
    }

    public static RequestSpecification anonymous() {
        return given().basePath("/portal/v1").header("Accept-Language", "en");
    }

    /** @return the id of a new application of this person's organisation */
    public String createsApplication(String name) {
        return sends(Map.of("name", name))
                .post("/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("applicationId");
    }

    /** @return the id of a new subscription */
    public String subscribes(String application, String plan) {
        return sends(Map.of("planCode", plan))
                .post("/applications/" + application + "/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("subscriptionId");
    }
}
