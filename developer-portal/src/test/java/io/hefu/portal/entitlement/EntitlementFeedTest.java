package io.hefu.portal.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PlanCode;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
class EntitlementFeedTest {

    @Inject
    Entitlements entitlements;

    @ConfigProperty(name = "test.database")
    String database;

    private final Person developer = Person.stranger();
    private String application;

    @BeforeEach
    void anApplication() {
        application = developer.createsApplication("Navigator");
    }

    @Test
    void aKeyIsEntitledToThePlansOfItsEnvironment() {
        String subscription = developer.subscribes(application, "sandbox");
        developer.subscribes(application, "standard");
        ApiKey key = key("SANDBOX");

        Entitlement entitlement = entitlementOf(key.id()).orElseThrow();

        assertThat(entitlement.secret().orElseThrow().matches(key.secret())).isTrue();
        assertThat(entitlement.standing()).isEqualTo(Standing.ACTIVE);
        assertThat(entitlement.environment()).isEqualTo(Environment.SANDBOX);
        assertThat(entitlement.application()).hasToString(application);
        assertThat(entitlement.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.subscription()).hasToString(subscription);
            assertThat(grant.plan()).isEqualTo(new PlanCode("sandbox"));
            assertThat(grant.limits())
                    .containsExactly(plan(new RateLimit(20, 40)), plan(new Quota(10_000, Quota.Period.DAY)));
            assertThat(grant.apis())
                    .contains(new ApiName("short-messages"), new ApiName("benefits-exchange"))
                    .hasSize(4);
        });
    }

    @Test
    void whatIsOnlyRequestedEntitlesToNothing() {
        ApiKey key = key("LIVE");
        String subscription = developer.subscribes(application, "standard");
        assertThat(entitlementOf(key.id()).orElseThrow().grants()).isEmpty();

        Person.ADMIN.asks().post("/subscriptions/" + subscription + "/approve");
        assertThat(entitlementOf(key.id()).orElseThrow().grants()).hasSize(1);

        developer.asks().post("/subscriptions/" + subscription + "/end");
        assertThat(entitlementOf(key.id()).orElseThrow().grants()).isEmpty();
    }

    @Test
    void aClientHasNoSecretHere() {
        String client = developer
                .sends(Map.of("name", "Backend", "environment", "LIVE"))
                .post("/applications/" + application + "/clients")
                .path("clientId");

        assertThat(entitlementOf(client).orElseThrow().secret()).isEmpty();
    }

    @Test
    void revokedAndSuspendedOnesAreStillKnown() {
        ApiKey key = key("LIVE");

        Person.ADMIN.asks().post("/applications/" + application + "/suspend");
        assertThat(entitlementOf(key.id()).orElseThrow().standing()).isEqualTo(Standing.SUSPENDED);
        Person.ADMIN.asks().post("/applications/" + application + "/resume");
        assertThat(entitlementOf(key.id()).orElseThrow().standing()).isEqualTo(Standing.ACTIVE);
        developer.asks().delete("/applications/" + application + "/keys/" + key.id());
        assertThat(entitlementOf(key.id()).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
    }

    @Test
    void anUnknownCredentialIsEntitledToNothingAtAll() {
        assertThat(entitlementOf("nobody")).isEmpty();
    }

    @Test
    void allThatAreNotRevokedAreReadPageByPage() {
        developer.subscribes(application, "sandbox");
        ApiKey kept = key("SANDBOX");
        ApiKey revoked = key("SANDBOX");
        developer.asks().delete("/applications/" + application + "/keys/" + revoked.id());

        List<Entitlement> all = new ArrayList<>();
        Optional<CredentialId> last = Optional.empty();
        List<Entitlement> page;
        do {
            page = entitlements.page(last, 2).toCompletableFuture().join();
            all.addAll(page);
            last = page.stream().map(Entitlement::credential).reduce((first, second) -> second);
        } while (page.size() == 2);

        assertThat(all)
                .extracting(entitlement -> entitlement.credential().value())
                .doesNotHaveDuplicates()
                .contains(kept.id())
                .doesNotContain(revoked.id());
        assertThat(all)
                .filteredOn(entitlement -> entitlement.credential().equals(kept.credential()))
                .singleElement()
                .isEqualTo(entitlementOf(kept.id()).orElseThrow());
    }

    @Test
    void everyChangeIsInTheFeed() {
        ApplicationId changed = ApplicationId.of(application);
        long start = current();

        ApiKey key = key("LIVE");
        long created = seen(start, changed);
        developer.asks().delete("/applications/" + application + "/keys/" + key.id());
        long revoked = seen(created, changed);
        developer.subscribes(application, "sandbox");
        long subscribed = seen(revoked, changed);
        Person.ADMIN.asks().post("/applications/" + application + "/suspend");
        long suspended = seen(subscribed, changed);
        Person.SUBSCRIBER
                .sends(Map.of("applicationId", application, "purpose", "dpv:Marketing"))
                .post("/consents");
        long consented = seen(suspended, changed);
        Person.ADMIN.sends(Map.of("burst", 100)).patch("/plans/standard");

        EntitlementChanges last = changesSince(consented);
        assertThat(last.plans()).containsExactly(new PlanCode("standard"));
        assertThat(last.applications()).isEmpty();
    }

    @Test
    void aNewNameConcernsNoGateway() {
        long start = current();

        developer.sends(Map.of("name", "Renamed")).patch("/applications/" + application);

        assertThat(changesSince(start)).isEqualTo(new EntitlementChanges(start, Set.of(), Set.of(), Set.of()));
    }

    @Test
    void aChangeIsNotOvertakenByALaterOne() throws Exception {
        String other = developer.createsApplication("Other");
        long start = current();
        try (Connection first = DriverManager.getConnection(database);
                Connection second = DriverManager.getConnection(database)) {
            first.setAutoCommit(false);
            drawVersion(first, application);

            CompletableFuture<Void> later = CompletableFuture.runAsync(() -> {
                try {
                    drawVersion(second, other);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitLockedOut();
            assertThat(later).isNotDone();
            assertThat(changesSince(start).applications()).isEmpty();

            first.commit();
            later.get(10, TimeUnit.SECONDS);
        }
        assertThat(changesSince(start).applications())
                .containsExactlyInAnyOrder(ApplicationId.of(application), ApplicationId.of(other));
    }

    /** Writers draw versions and linger before they commit, while a reader follows: it misses none. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aReaderThatFollowsMissesNothing(long seed) throws Exception {
        List<String> applications = IntStream.range(0, 24)
                .mapToObj(i -> developer.createsApplication("Application " + i))
                .toList();
        long start = current();
        ExecutorService writers = Executors.newFixedThreadPool(6);
        Random random = new Random(seed);
        List<CompletableFuture<Void>> writes = applications.stream()
                .map(id -> {
                    int lingerMillis = random.nextInt(25);
                    return CompletableFuture.runAsync(() -> suspendSlowly(id, lingerMillis), writers);
                })
                .toList();
        CompletableFuture<Void> written = CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));

        Set<ApplicationId> followed = new HashSet<>();
        long version = start;
        boolean last;
        do {
            last = written.isDone();
            EntitlementChanges changes = changesSince(version);
            assertThat(changes.version()).isGreaterThanOrEqualTo(version);
            followed.addAll(changes.applications());
            version = changes.version();
        } while (!last);
        writers.shutdown();

        assertThat(followed)
                .containsAll(applications.stream().map(ApplicationId::of).collect(Collectors.toSet()));
    }

    private static AppliedLimit plan(Limit limit) {
        return new AppliedLimit(LimitLevel.PLAN, "sandbox", limit);
    }

    private void suspendSlowly(String id, int lingerMillis) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            drawVersion(connection, id);
            statement.execute("select pg_sleep(" + lingerMillis / 1000.0 + ")");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes an application's standing; the trigger fires now, not only at the commit. */
    private static void drawVersion(Connection connection, String application) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set constraints all immediate");
            statement.execute("update portal.application set suspended_at = now() where id = '" + application + "'");
        }
    }

    private void awaitLockedOut() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            Stream.generate(() -> waiting(statement))
                    .limit(100_000)
                    .filter(Boolean::booleanValue)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean waiting(Statement statement) {
        try (var locks = statement.executeQuery(
                "select exists (select from pg_locks where locktype = 'advisory' and not granted)")) {
            locks.next();
            return locks.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ApiKey key(String environment) {
        String clearText = developer
                .sends(Map.of("name", "Key", "environment", environment))
                .post("/applications/" + application + "/keys")
                .path("key");
        return ApiKey.parse(clearText).orElseThrow();
    }

    private Optional<Entitlement> entitlementOf(String credential) {
        return entitlements
                .of(new CredentialId(credential))
                .toCompletableFuture()
                .join();
    }

    private long current() {
        return changesSince(-1).version();
    }

    private long seen(long since, ApplicationId application) {
        EntitlementChanges changes = changesSince(since);
        assertThat(changes.applications()).containsExactly(application);
        assertThat(changes.version()).isGreaterThan(since);
        return changes.version();
    }

    private EntitlementChanges changesSince(long version) {
        return entitlements.changesSince(version).toCompletableFuture().join();
    }
}
