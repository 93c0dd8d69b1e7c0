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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls, changes and looks at them, with answers that come late, out of order, or not at all, as chance has it. */
class RevocationSimulationTest {

    private static final int STEPS = 3_000;
    private static final int KEYS = 12;
    private static final int APPLICATIONS = 4;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aNodeThatHasAcknowledgedARevocationAcceptsTheKeyNoMore(long seed) {
        Simulation simulation = new Simulation(seed);
        for (int step = 0; step < STEPS; step++) {
            simulation.step();
        }
        assertThat(simulation.accepted).as("the simulation lets keys through").isGreaterThan(100);
        assertThat(simulation.acknowledged).as("and takes in revocations").isGreaterThan(10);
    }

    /** One node, and a database whose every statement sees what was committed when it ran. */
    private static final class Simulation implements Entitlements {

        private final Random random;
        private final Map<CredentialId, Long> revokedAt = new HashMap<>();
        private final List<ApplicationId> changed = new ArrayList<>();
        private final List<Runnable> late = new ArrayList<>();
        private final KnownEntitlements known;
        private boolean following;
        private long nanos;
        private int generation;
        private int accepted;
        private int acknowledged;

        Simulation(long seed) {
            random = new Random(seed);
            // Fewer than there are keys, so that some are always being forgotten.
            known = new KnownEntitlements(this, () -> nanos, new Staleness(Duration.ofDays(1), Choice.SERVE), 8);
        }

        void step() {
            nanos += random.nextInt(50_000_000);
            switch (random.nextInt(100) == 0 ? 10 : random.nextInt(10)) {
                case 10 -> known.readAhead().subscribe().with(done -> {}, failure -> {});
                case 0 -> change();
                case 1, 2 -> follow();
                case 3, 4, 5 -> call();
                default -> somethingLateArrives();
            }
        }

        /** Either a key is revoked, or something else of its application changes. */
        private void change() {
            CredentialId key = key();
            changed.add(application(key));
            if (random.nextInt(3) == 0) {
                revokedAt.putIfAbsent(key, (long) changed.size());
            }
            if (revokedAt.size() > KEYS / 2) {
                // New keys take the place of the old ones.
                revokedAt.clear();
                generation++;
            }
        }

        private void follow() {
            if (!following) {
                following = true;
                known.follow()
                        .onTermination()
                        .invoke(() -> following = false)
                        .subscribe()
                        .with(changes -> acknowledged++, failure -> {});
            }
        }

        private void call() {
            CredentialId key = key();
            Entitlement atHand = known.atHand(key);
            if (atHand != null) {
                judge(atHand);
            } else {
                known.of(key).subscribe().with(found -> found.ifPresent(this::judge), failure -> {});
            }
        }

        /** At the moment when the call goes on. */
        private void judge(Entitlement entitlement) {
            if (entitlement.standing() == Standing.ACTIVE) {
                accepted++;
                assertThat(Optional.ofNullable(revokedAt.get(entitlement.credential())))
                        .as("%s was revoked before what the node says it has applied", entitlement.credential())
                        .satisfiesAnyOf(
                                revoked -> assertThat(revoked).isEmpty(),
                                revoked -> assertThat(revoked.orElseThrow()).isGreaterThan(known.version()));
            }
        }

        private void somethingLateArrives() {
            if (!late.isEmpty()) {
                late.remove(random.nextInt(late.size())).run();
            }
        }

        private CredentialId key() {
            return new CredentialId("key-" + generation + "-" + random.nextInt(KEYS));
        }

        private static ApplicationId application(CredentialId key) {
            return new ApplicationId(new UUID(0, Math.floorMod(key.hashCode(), APPLICATIONS)));
        }

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            return answered(credentials.stream().map(this::entitlement).toList());
        }

        @Override
        public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
            return of(IntStream.range(0, KEYS)
                    .mapToObj(i -> new CredentialId("key-" + generation + "-" + i))
                    .toList());
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
        public CompletionStage<EntitlementChanges> changesSince(long version) {
            Set<ApplicationId> applications =
                    version < 0 ? Set.of() : new HashSet<>(changed.subList((int) version, changed.size()));
            return answered(new EntitlementChanges(changed.size(), applications, Set.of(), Set.of()));
        }

        /** What is true now, told now, later, or never. */
        private <T> CompletionStage<T> answered(T snapshot) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            int chance = random.nextInt(20);
            if (chance == 0) {
                late.add(() -> answer.completeExceptionally(new IllegalStateException("connection lost")));
            } else if (chance < 8) {
                answer.complete(snapshot);
            } else {
                late.add(() -> answer.complete(snapshot));
            }
            return answer;
        }
    }
}
