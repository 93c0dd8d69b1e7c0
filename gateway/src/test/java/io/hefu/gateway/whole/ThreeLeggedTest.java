package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.browser.Browser;
import io.hefu.clients.browser.WebPage;
import io.hefu.clients.people.Newcomer;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.authentication.Decision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Access tokens that speak for a subscriber: who signs in with a browser, or confirms on the phone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(Lifecycle.PER_CLASS)
class ThreeLeggedTest {

    private static final String SCOPE = "openid location-verification:verify dpv:FraudPreventionAndDetection";
    private static final PhoneNumber NUMBER = new PhoneNumber(DemoPlatform.SUBSCRIBER_NUMBER);
    private static final String CIBA = "urn:openid:params:grant-type:ciba";

    private HttpServer application;
    private String redirectUri;
    private Newcomer newcomer;
    private TokenEndpoint endpoint;

    @BeforeAll
    void aClientWithKeysOfItsOwn() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        application.start();
        redirectUri = "http://127.0.0.1:" + application.getAddress().getPort() + "/back";
        newcomer = DemoPlatform.newcomer();
        endpoint = newClient();
    }

    @AfterAll
    void stop() {
        application.stop(0);
    }

    @AfterEach
    void theSubscriberAcceptsAgain() {
        RealParts.parts().decide(NUMBER, Decision.ACCEPT);
    }

    @Test
    void whoSignsInWithABrowserIsWhomTheTokenSpeaksFor() {
        String verifier = verifier();
        Map<String, String> landing = signIn(authorization(endpoint.client(), SCOPE) + challenge(verifier));

        String token = endpoint.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        landing.get("code"),
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        verifier))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");

        speaksForTheSubscriber(token);
    }

    @Test
    void anAuthorizationCodeIsGivenToThoseAloneWhoProveThatTheyAskedForIt() {
        assertThat(signIn(authorization(endpoint.client(), SCOPE))).containsEntry("error", "invalid_request");

        Map<String, String> landing = signIn(authorization(endpoint.client(), SCOPE) + challenge(verifier()));
        endpoint.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        landing.get("code"),
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        verifier()))
                .then()
                .statusCode(400);
    }

    @Test
    void whoConfirmsOnThePhoneIsWhomTheTokenSpeaksFor() {
        String request = asked(Map.of("binding_message", "Mall-4711")).path("auth_req_id");
        speaksForTheSubscriber(awaited(request).path("access_token"));
    }

    @Test
    void whoPollsTooOftenIsToldToSlowDown() {
        RealParts.parts().decide(NUMBER, Decision.IGNORE);
        String request = asked(Map.of()).path("auth_req_id");

        assertThat(poll(request).<String>path("error")).isEqualTo("authorization_pending");
        assertThat(Stream.generate(() -> poll(request).<String>path("error")).limit(5))
                .as("five times as fast as it goes, where two seconds are asked for")
                .contains("slow_down");
    }

    @Test
    void whoDeclinesOnThePhoneIsNotSpokenFor() {
        RealParts.parts().decide(NUMBER, Decision.DENY);
        String request = asked(Map.of()).path("auth_req_id");

        assertThat(awaited(request).<String>path("error")).isEqualTo("access_denied");
    }

    @Test
    void whoDoesNotLookAtThePhoneIsNotSpokenFor() {
        RealParts.parts().decide(NUMBER, Decision.IGNORE);
        KeycloakClient.phonesWait(2);
        try {
            String request = asked(Map.of()).path("auth_req_id");

            assertThat(awaited(request).<String>path("error")).isEqualTo("expired_token");
        } finally {
            KeycloakClient.phonesWait(120);
        }
    }

    @Test
    void nobodyIsAskedUnderANumberThatIsNobodysOrAHintOfAnotherKind() {
        for (String hint : List.of("tel:+8613899999999", "tel:13800000001", "subscriber", "+8613800000001")) {
            Response refused = backchannel(hint, Map.of());

            assertThat(refused.statusCode()).as(hint).isEqualTo(400);
            assertThat(refused.<String>path("error")).as(hint).isEqualTo("unknown_user_id");
        }
    }

    @Test
    void aTwoLeggedTokenSpeaksForNobody() {
        String token = twoLegged(endpoint, SCOPE).path("access_token");

        assertThat(verify(token, LocationRequest.NAMING_THE_SUBSCRIBER).statusCode())
                .isEqualTo(200);
        Response unnamed = verify(token, LocationRequest.NAMING_NOBODY);
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.<String>path("code")).isEqualTo("MISSING_IDENTIFIER");
    }

    @Test
    void theTokensPurposeIsTheOneThatTheSubscriberMustHaveConsentedTo() {
        String token = twoLegged(endpoint, "location-verification:verify dpv:ServiceProvision")
                .path("access_token");
        String both = twoLegged(endpoint, SCOPE + " dpv:ServiceProvision").path("access_token");

        Response refused = verify(token, LocationRequest.NAMING_THE_SUBSCRIBER);
        Response ambiguous = verify(both, LocationRequest.NAMING_THE_SUBSCRIBER);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("message")).contains("dpv:ServiceProvision");
        assertThat(ambiguous.statusCode()).isEqualTo(403);
        assertThat(ambiguous.<String>path("message")).contains("several purposes");
    }

    @Test
    void aClientsKeysAreRotated() {
        PublicJsonWebKey next = TokenEndpoint.newKey("next");
        TokenEndpoint before = newClient();
        TokenEndpoint after = new TokenEndpoint(before.client(), next);
        assertThat(twoLegged(before, SCOPE).statusCode()).isEqualTo(200);
        assertThat(twoLegged(after, SCOPE).statusCode()).isIn(400, 401);

        newcomer.developer()
                .replaceClientKeys(
                        newcomer.application(),
                        before.client(),
                        Map.of("keys", List.of(TokenEndpoint.publicPart(next))));

        assertThat(twoLegged(after, SCOPE).statusCode()).isEqualTo(200);
        assertThat(twoLegged(before, SCOPE).statusCode()).isIn(400, 401);
    }

    @Test
    void aTokenOfADeletedClientIsRefusedSoon() {
        TokenEndpoint deleted = newClient();
        String token = twoLegged(deleted, SCOPE).path("access_token");
        assertThat(verify(token, LocationRequest.NAMING_THE_SUBSCRIBER).statusCode())
                .isEqualTo(200);

        newcomer.developer().deleteClient(newcomer.application(), deleted.client());

        soon().until(() -> verify(token, LocationRequest.NAMING_THE_SUBSCRIBER).statusCode() == 401);
    }

    @Test
    void aTokenThatIsNotForTheseApisOrOfAnotherRealmIsRefused() {
        String administrative = given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "hefu-admin")
                .formParam("client_secret", DemoPlatform.setting("hefu.keycloak.admin-client-secret"))
                .post(DemoPlatform.tokenUrl())
                .path("access_token");
        String[] parts = twoLegged(endpoint, SCOPE).<String>path("access_token").split("\\.");
        String unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "." + parts[1] + ".";

        for (String token : List.of(
                administrative, KeycloakClient.tokenOfAnotherRealm(), unsigned, parts[0] + "." + parts[1] + ".AAAA")) {
            assertThat(verify(token, LocationRequest.NAMING_THE_SUBSCRIBER).statusCode())
                    .isEqualTo(401);
        }
    }

    private void speaksForTheSubscriber(String token) {
        Response unnamed = verify(token, LocationRequest.NAMING_NOBODY);
        Response named = verify(token, LocationRequest.NAMING_THE_SUBSCRIBER);

        assertThat(unnamed.statusCode()).as(unnamed.asString()).isEqualTo(200);
        assertThat(unnamed.body().jsonPath().getMap("$")).doesNotContainKey("device");
        assertThat(named.statusCode()).isEqualTo(422);
        assertThat(named.<String>path("code")).isEqualTo("UNNECESSARY_IDENTIFIER");
    }

    private TokenEndpoint newClient() {
        PublicJsonWebKey key = TokenEndpoint.newKey("first");
        String client = newcomer.developer()
                .createClient(
                        newcomer.application(),
                        Map.of(
                                "authentication", "private_key_jwt",
                                "jwks", Map.of("keys", List.of(TokenEndpoint.publicPart(key))),
                                "grantTypes", List.of("client_credentials", "authorization_code", CIBA),
                                "redirectUris", List.of(redirectUri)))
                .get("clientId")
                .asText();
        return new TokenEndpoint(client, key);
    }

    private static Response twoLegged(TokenEndpoint endpoint, String scope) {
        return endpoint.token(Map.of("grant_type", "client_credentials", "scope", scope));
    }

    private Response asked(Map<String, String> besides) {
        Response answer = backchannel("tel:" + NUMBER.value(), besides);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private Response backchannel(String hint, Map<String, String> besides) {
        Map<String, String> parameters = new HashMap<>(besides);
        parameters.put("scope", SCOPE);
        parameters.put("login_hint", hint);
        return endpoint.backchannel(parameters);
    }

    private Response poll(String request) {
        return endpoint.token(Map.of("grant_type", CIBA, "auth_req_id", request));
    }

    /** Polls at the interval that the identity provider asks for, until it is decided. */
    private Response awaited(String request) {
        return soon().pollDelay(Duration.ofMillis(2_500))
                .pollInterval(Duration.ofMillis(2_500))
                .until(
                        () -> poll(request),
                        answer -> !List.of("authorization_pending", "slow_down")
                                .contains(String.valueOf(answer.<String>path("error"))));
    }

    /** Signs the subscriber in where the identity provider asks, and tells with what the browser is sent back. */
    private Map<String, String> signIn(String authorization) {
        Browser browser = new Browser();
        WebPage page = browser.open(URI.create(authorization));
        WebPage landing = page.form("form#kc-form-login")
                .map(form -> browser.submit(form.with("username", DemoPlatform.SUBSCRIBER.username())
                        .with("password", DemoPlatform.SUBSCRIBER.password())))
                .orElse(page);
        assertThat(landing.address().toString()).startsWith(redirectUri);
        return List.of(landing.address().getQuery().split("&")).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private String authorization(String client, String scope) {
        return DemoPlatform.realmUrl() + "/protocol/openid-connect/auth?response_type=code&state=1&client_id=" + client
                + "&redirect_uri=" + encoded(redirectUri) + "&scope=" + encoded(scope);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return "&code_challenge_method=S256&code_challenge="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String verifier() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Response verify(String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post(LocationRequest.PATH);
    }
}
