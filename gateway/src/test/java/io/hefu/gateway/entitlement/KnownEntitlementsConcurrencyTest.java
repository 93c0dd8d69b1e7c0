package io.hefu.gateway.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.gateway.entitlement.Staleness.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, with so little room that credentials are forgotten and read again all the time. */
class KnownEntitlementsConcurrencyTest {

    private static final int KEYS = 48;
    private static final int CALLERS = 4;
    private static final int CHANGES = 500;
    private static final int CALLS_PER_CHANGE = 10;

    private final Database database = new Database();
    private final KnownEntitlements known =
            new KnownEntitlements(database, System::nanoTime, new Staleness(Duration.ofDays(1), Choice.SERVE), 16);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder calls = new LongAdder();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    @Timeout(60)
    void noKeyIsAcceptedOnceItsRevocationIsApplied() {
        known.follow().await().atMost(Duration.ofSeconds(5));
        List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> callUntilOver(new Random(seed))))
                .toList();
        for (int i = 0; i < CHANGES; i++) {
            database.change(i);
            known.follow().await().atMost(Duration.ofSeconds(5));
            while (calls.sum() < CALLS_PER_CHANGE * (long) i && callers.stream().noneMatch(CompletableFuture::isDone)) {
                Thread.yield();
            }
        }
        over.set(true);

        callers.forEach(CompletableFuture::join);
        assertThat(wrong).isEmpty();
    }

    private void callUntilOver(Random random) {
        while (!over.get()) {
            CredentialId key = new CredentialId("key-" + random.nextInt(KEYS));
            long applied = known.version();
            Entitlement atHand = known.atHand(key);
            if (atHand == null) {
                atHand = known.of(key).await().atMost(Duration.ofSeconds(5)).orElseThrow();
            }
            if (atHand.standing() == Standing.ACTIVE && database.wasRevokedBy(key, applied)) {
                wrong.add(key + " was revoked before " + applied);
            }
            calls.increment();
        }
    }

    /** Each key is revoked at some time, for good; each change concerns the key's application. */
    private static final class Database implements Entitlements {

        private final List<ApplicationId> changed = new ArrayList<>();
        private final Map<CredentialId, Long> revokedAt = new ConcurrentHashMap<>();

        synchronized void change(int number) {
            CredentialId key = new CredentialId("key-" + number % KEYS);
            changed.add(application(key));
            if (number > CHANGES / 2 && number % 7 == 0) {
                revokedAt.putIfAbsent(key, (long) changed.size());
            }
        }

        boolean wasRevokedBy(CredentialId key, long version) {
            Long revoked = revokedAt.get(key);
            return revoked != null && revoked <= version;
        }

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            return CompletableFuture.supplyAsync(() -> snapshot(credentials)).thenApplyAsync(late -> late);
        }

        private synchronized List<Entitlement> snapshot(Collection<CredentialId> credentials) {
            return credentials.stream().map(this::entitlement).toList();
        }

        private Entitlement entitlement(CredentialId key) {
            return new Entitlement(
                    key,
                    Optional.empty(),
                    ProofOfPossession.NONE,
                    revokedAt.containsKey(key) ? Standing.REVOKED : Standing.ACTIVE,
                    CredentialConstraints.NONE,
                    Environment.LIVE,
                    new OrganisationId(new UUID(0, 0)),
                    application(key),
                    List.of());
        }

        @Override
        public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public synchronized CompletionStage<EntitlementChanges> changesSince(long version) {
            Set<ApplicationId> applications =
                    version < 0 ? Set.of() : new HashSet<>(changed.subList((int) version, changed.size()));
            return CompletableFuture.completedStage(
                    new EntitlementChanges(changed.size(), applications, Set.of(), Set.of()));
        }

        private static ApplicationId application(CredentialId key) {
            return new ApplicationId(new UUID(0, key.hashCode() % 8));
        }
    }
}
