package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.people.Developer;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KeyLifecycleTest {

    private static final String BENEFITS = "/benefits-exchange/v0.1/benefits";

    @Inject
    Pool database;

    private Developer developer;
    private String application;

    @BeforeEach
    void aDeveloper() {
        Newcomer newcomer = DemoPlatform.newcomer();
        developer = newcomer.developer();
        application = newcomer.application();
    }

    @Test
    void aKeyEndsByItselfWhenItsTimeHasCome() {
        Key key = key(Map.of());
        assertThat(call(key).statusCode()).isEqualTo(200);
        Instant expiry = Instant.now().plusSeconds(2);
        developer.changeKey(application, key, Map.of("expiresAt", expiry.toString()));

        soon().until(() -> call(key).statusCode() == 401);

        assertThat(Instant.now()).isAfterOrEqualTo(expiry);
        call(key).then().body("code", is("UNAUTHENTICATED")).body("message", containsString("expired"));
        assertThat(developer.key(application, key).get("state").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void aKeyServesFromItsAddressesOnlyAndAChangedListIsInForceSoon() {
        Key key = key(Map.of("addresses", List.of("127.0.0.1")));
        assertThat(call(key).statusCode()).isEqualTo(200);

        developer.changeKey(application, key, Map.of("addresses", List.of("2001:db8::/32")));

        soon().until(() -> call(key).statusCode() == 403);
        call(key).then().body("code", is("PERMISSION_DENIED")).body("message", containsString("this address"));
    }

    @Test
    void theCallersAddressIsBelievedOfTrustedProxiesOnly() {
        Key key = key(Map.of("addresses", List.of("2001:db8::/32")));

        assertThat(given().header("x-api-key", key.clearText())
                        .header("X-Forwarded-For", "2001:db8::7")
                        .get(BENEFITS)
                        .statusCode())
                .as("written by the caller")
                .isEqualTo(403);
        assertThat(throughTheProxy(key, "X-Forwarded-For: 2001:db8::7")).isEqualTo(200);
        assertThat(throughTheProxy(key, "X-Forwarded-For: 6.6.6.6, 2001:db8::7"))
                .isEqualTo(200);
        assertThat(throughTheProxy(key, "X-Forwarded-For: 2001:db8::7, 6.6.6.6"))
                .as("written by the caller, who is 6.6.6.6")
                .isEqualTo(403);
        assertThat(throughTheProxy(key, "X-Forwarded-For: 2001:db8::7", "X-Forwarded-For: 6.6.6.6"))
                .isEqualTo(403);
        assertThat(throughTheProxy(key, "Forwarded: for=\"[2001:db8::7]\""))
                .as("a header that this proxy does not set")
                .isEqualTo(403);
        assertThat(throughTheProxy(key, "X-Nothing: x")).isEqualTo(403);
    }

    @Test
    void aKeyServesForItsScopesOnly() {
        Key key = key(Map.of("scopes", List.of("benefits-exchange:read")));

        assertThat(call(key).statusCode()).isEqualTo(200);
        given().header("x-api-key", key.clearText())
                .get("/short-messages/v0.1/messages/00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(403)
                .body("message", containsString("lacks the scope short-messages:"));
    }

    @Test
    void bothKeysServeWhileOneTakesThePlaceOfTheOtherAndWhoStillUsesTheOldOneShows() {
        Key old = key(Map.of());
        call(old);
        Key successor = developer.rotateKey(application, old, 3_600);

        assertThat(call(old).statusCode()).isEqualTo(200);
        assertThat(call(successor).statusCode()).isEqualTo(200);
        throughTheProxy(old, "X-Forwarded-For: 203.0.113.1");
        throughTheProxy(old, "X-Forwarded-For: 203.0.113.2");

        soon().until(() -> developer.key(application, old).get("callers").asInt() == 3);
        JsonNode shown = developer.key(application, old);
        assertThat(shown.get("rotatedTo").asText()).isEqualTo(successor.id());
        assertThat(Instant.parse(shown.get("lastUsedAt").asText()))
                .isAfter(Instant.now().minusSeconds(120));
        soon().until(() -> developer.key(application, successor).get("callers").asInt() == 1);
    }

    @Test
    void theOldKeyEndsWithTheOverlap() {
        Key old = key(Map.of());
        call(old);

        Key successor = developer.rotateKey(application, old, 2);

        Instant end =
                Instant.parse(developer.key(application, old).get("expiresAt").asText());
        soon().until(() -> call(old).statusCode() == 401);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(call(successor).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevocationIsAnsweredWhenItIsInForceAndSaysHowLongItTook() {
        Key key = key(Map.of());
        assertThat(call(key).statusCode()).isEqualTo(200);

        JsonNode revocation = developer.revokeKey(application, key);

        assertThat(call(key).statusCode()).isEqualTo(401);
        assertThat(revocation.get("acknowledgedBy").asInt()).isEqualTo(1);
        assertThat(revocation.get("missing")).isEmpty();
        assertThat(revocation.get("millis").asLong())
                .as("it waits for all, five seconds at most")
                .isBetween(0L, 5_000L);
    }

    @Test
    void afterItsAnswerNoCallPassesHoweverManyAreUnderWay() {
        List<Key> keys = Stream.generate(() -> key(Map.of())).limit(10).toList();
        for (Key key : keys) {
            List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(() -> call(key)))
                    .limit(8)
                    .toList();
            developer.revokeKey(application, key);
            assertThat(call(key).statusCode()).isEqualTo(401);
            callers.forEach(CompletableFuture::join);
        }
    }

    @Test
    void aNodeThatDoesNotFollowIsNamedAndIsNotWaitedForOnceItIsDead() {
        Key key = key(Map.of());
        call(key);
        try {
            seen("node-of-the-past", "clock_timestamp() + interval '1 hour'");

            JsonNode first = developer.revokeKey(application, key);

            assertThat(first.get("missing").get(0).asText()).isEqualTo("node-of-the-past");
            assertThat(first.get("acknowledgedBy").asInt()).isEqualTo(1);
            assertThat(first.get("millis").asLong()).isGreaterThanOrEqualTo(5_000);
            assertThat(call(key).statusCode()).as("the others refuse it").isEqualTo(401);

            seen("node-of-the-past", "clock_timestamp()");

            JsonNode second = developer.revokeKey(application, key);

            assertThat(second.get("missing"))
                    .as("it counts as live for three seconds more, and no longer")
                    .isEmpty();
            assertThat(second.get("unreachable").get(0).asText()).isEqualTo("node-of-the-past");
        } finally {
            execute("delete from gateway.node where name = 'node-of-the-past'");
        }
    }

    @Test
    void aNodeIsReadyWhenItActsByTheConfigurationOfNow() {
        JsonNode newest = developer.revokeKey(application, key(Map.of()));
        assertThat(newest.get("missing")).isEmpty();
        long version = execute("select max(version) as version from portal.configuration_change")
                .getLong("version");

        soon().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'gateway' }.data.configuration", is(true))
                .body("checks.find { it.name == 'gateway' }.data.configurationVersion", greaterThanOrEqualTo((int)
                        version))
                // By which it says that it is told to stop.
                .body("checks.find { it.name == 'Graceful Shutdown' }.status", is("UP")));
    }

    private Key key(Map<String, ?> constraints) {
        return developer.createKey(application, "lifecycle", "LIVE", constraints);
    }

    private static Response call(Key key) {
        return given().header("Authorization", "Bearer " + key.clearText()).get(BENEFITS);
    }

    private static int throughTheProxy(Key key, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("x-api-key: " + key.clearText());
        return CallFrom.theProxy().get(BENEFITS, all.toArray(String[]::new)).status();
    }

    private void seen(String node, String when) {
        execute("""
                insert into gateway.node values ('%s', 1, 'test', clock_timestamp(), %s, 0)
                on conflict (name, epoch) do update set seen_at = excluded.seen_at""".formatted(node, when));
    }

    private Row execute(String sql) {
        var rows = database.query(sql).execute().await().atMost(Patience.SOON);
        return rows.iterator().hasNext() ? rows.iterator().next() : null;
    }
}
