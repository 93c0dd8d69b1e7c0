package io.hefu.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.hefu.core.address.AddressRange;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.CredentialUse;
import io.hefu.core.entitlement.CredentialUses;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.CredentialId;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.FakeNodes;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class KeyRotationTest {

    @Inject
    CredentialUses uses;

    @Inject
    Entitlements entitlements;

    @Inject
    FakeNodes nodes;

    @Inject
    AdjustableClock clock;

    @ConfigProperty(name = "test.database")
    String database;

    private final Person developer = Person.stranger();
    private String keys;
    private String old;

    @BeforeEach
    void aKey() {
        keys = "/applications/" + developer.createsApplication("Navigator") + "/keys";
        old = developer
                .sends(Map.of("name", "Backend", "environment", "SANDBOX", "addresses", List.of("10.0.0.0/8")))
                .post(keys)
                .path("keyId");
    }

    @AfterEach
    void everyGatewayFollowsNow() {
        clock.reset();
        nodes.everyoneFollows();
    }

    @Test
    void theOldKeyServesForTheOverlapAndNamesItsSuccessor() {
        Instant before = clock.instant();
        String clearText = rotate(old, 3_600)
                .statusCode(201)
                .body("name", is("Backend"))
                .body("addresses", contains("10.0.0.0/8"))
                .extract()
                .path("key");

        String successor = ApiKey.parse(clearText).orElseThrow().id();
        assertThat(clearText).startsWith("hefu_test_");
        Instant end = Instant.parse(read(old)
                .body("state", is("ACTIVE"))
                .body("rotatedTo", is(successor))
                .extract()
                .path("expiresAt"));
        assertThat(Duration.between(before, end)).isBetween(Duration.ofSeconds(3_600), Duration.ofSeconds(3_620));
        assertThat(entitlements
                        .of(new CredentialId(old))
                        .toCompletableFuture()
                        .join()
                        .orElseThrow()
                        .constraints()
                        .expiresAt())
                .contains(end);
        read(successor).body("state", is("ACTIVE"));
        Person.ADMIN
                .asks()
                .get("/audit?perPage=2")
                .then()
                .body("items.action", contains("credential.rotated", "credential.created"));
    }

    @Test
    void withoutOverlapTheOldKeyEndsAtOnce() {
        rotate(old, 0).statusCode(201);

        read(old).body("state", is("EXPIRED"));
    }

    @Test
    void aKeyThatWasToExpireIsSucceededByOneOfAsLongALife() {
        String limited = developer
                .sends(Map.of(
                        "name",
                        "Limited",
                        "environment",
                        "LIVE",
                        "expiresAt",
                        clock.instant().plus(Duration.ofDays(1)).toString()))
                .post(keys)
                .path("keyId");
        clock.advance(Duration.ofHours(23));

        Instant end =
                Instant.parse(rotate(limited, 7_200).statusCode(201).extract().path("expiresAt"));

        assertThat(Duration.between(clock.instant(), end)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        Instant oldEnd = Instant.parse(read(limited).extract().path("expiresAt"));
        assertThat(Duration.between(clock.instant(), oldEnd))
                .as("the old one lives no longer than it would have")
                .isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void aKeyIsRotatedOnceHoweverManyAskAtOnce() {
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> rotate(old, 60).extract().statusCode()))
                .limit(5)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409, 409);
        rotate(old, 60).statusCode(409).body("code", is("INCOMPATIBLE_STATE"));
    }

    @Test
    void aRevokedKeyIsNotRotated() {
        developer.asks().delete(keys + "/" + old);

        rotate(old, 60).statusCode(409).body("code", is("INCOMPATIBLE_STATE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"overlapSeconds\":-1}", "{\"overlapSeconds\":2592001}"})
    void anOverlapIsFromNothingToThirtyDays(String body) {
        developer
                .sends(body)
                .post(keys + "/" + old + "/rotations")
                .then()
                .statusCode(400)
                .body("errors.field", contains("overlapSeconds"));
    }

    @Test
    void whoStillUsesTheOldKeyIsCountedOverAllGatewaysAndNeverStoredInClear() throws Exception {
        String successor = rotate(old, 3_600).extract().path("keyId");

        tell(
                used(old, "203.0.113.1"),
                used(old, "203.0.113.2"),
                used(old, "203.0.113.1"),
                used(successor, "2001:db8::1"));
        tell(
                used(old, "203.0.113.2"),
                used(old, "203.0.113.3"),
                new CredentialUse(new CredentialId(old), Optional.empty()));

        developer
                .asks()
                .get(keys)
                .then()
                .body("items.find { it.keyId == '" + old + "' }.callers", is(3))
                .body("items.find { it.keyId == '" + successor + "' }.callers", is(1));
        Instant lastUsed = Instant.parse(read(old).extract().path("lastUsedAt"));
        assertThat(lastUsed.getEpochSecond() % 60).isZero();
        assertThat(lastUsed).isBetween(Instant.now().minusSeconds(70), Instant.now());
        assertThat(stored(old))
                .hasSize(3)
                .allSatisfy(pseudonym -> assertThat(pseudonym).hasSize(8));
        assertThat(read(old).extract().asString()).doesNotContain("203.0.113");
    }

    @Test
    void twoGatewaysTellTheSameThousandsAtOnce() throws Exception {
        List<CredentialUse> many = IntStream.range(0, 4_000)
                .mapToObj(i -> used(old, "10.1." + i / 250 + "." + i % 250))
                .toList();
        CompletableFuture<Void> one = uses.record(many).toCompletableFuture();
        CompletableFuture<Void> other = uses.record(many).toCompletableFuture();
        one.get(10, TimeUnit.SECONDS);
        other.get(10, TimeUnit.SECONDS);

        read(old).body("callers", is(4_000));
    }

    @Test
    void aRevocationIsAnsweredOnceEveryGatewayRefusesTheKey() {
        nodes.reached("node-3", 0);
        CompletableFuture<Void> follows = CompletableFuture.runAsync(
                () -> nodes.reached("node-3", nodes.asked()),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        revoke().statusCode(200)
                .body("acknowledgedBy", is(3))
                .body("millis", greaterThan(100))
                .body("millis", lessThan(3_000))
                .body("missing", empty());
        assertThat(follows).isDone();
    }

    @Test
    void aGatewayThatDoesNotFollowIsNamedAfterFiveSecondsAndMayBeWaitedForAgain() {
        nodes.reached("node-3", 0);

        revoke().statusCode(202).body("acknowledgedBy", is(2)).body("missing", contains("node-3"));
        read(old).body("state", is("REVOKED"));

        nodes.everyoneFollows();
        revoke().statusCode(200).body("acknowledgedBy", is(2));
    }

    private ValidatableResponse rotate(String key, int overlapSeconds) {
        return developer
                .sends(Map.of("overlapSeconds", overlapSeconds))
                .post(keys + "/" + key + "/rotations")
                .then();
    }

    private ValidatableResponse revoke() {
        return developer.asks().delete(keys + "/" + old).then();
    }

    private ValidatableResponse read(String id) {
        return developer.asks().get(keys + "/" + id).then().statusCode(200);
    }

    private static CredentialUse used(String key, String address) {
        return new CredentialUse(new CredentialId(key), Optional.of(AddressRange.address(address)));
    }

    private void tell(CredentialUse... seen) throws ExecutionException, InterruptedException {
        uses.record(List.of(seen)).toCompletableFuture().get();
    }

    private List<byte[]> stored(String key) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var query = connection.prepareStatement(
                        "select caller from portal.credential_caller where credential_id = ?")) {
            query.setString(1, key);
            ResultSet rows = query.executeQuery();
            Stream.Builder<byte[]> found = Stream.builder();
            while (rows.next()) {
                found.add(rows.getBytes(1));
            }
            return found.build().toList();
        }
    }
}
