package io.hefu.gateway.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.CredentialConstraints;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.entitlement.Staleness.Choice;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownEntitlementsTest {

    private static final CredentialId KEY = new CredentialId("key");
    private static final ApplicationId OTHER_APPLICATION = new ApplicationId(new UUID(0, 9));
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final long MOST_KNOWN = 3;
    private static final PlanCode PLAN = new PlanCode("standard");

    private final Configuration configuration = new Configuration();
    private long nanos;
    private final KnownEntitlements known = known(Choice.SERVE);

    private KnownEntitlements known(Choice whenStale) {
        return new KnownEntitlements(
                configuration, () -> nanos, new Staleness(Duration.ofSeconds(60), whenStale), MOST_KNOWN);
    }

    @Test
    void aCredentialIsReadOnceAndThenKnown() {
        configuration.put(Standing.ACTIVE);

        assertThat(ask()).isPresent();
        assertThat(ask()).isPresent();
        assertThat(configuration.reads).isEqualTo(1);
    }

    @Test
    void aRevokedKeyIsKnownToBeRevokedAfterTheNextLook() {
        configuration.put(Standing.ACTIVE);
        ask();
        follow();

        configuration.put(Standing.REVOKED);
        configuration.applicationChanged();
        follow();

        assertThat(ask()).map(Entitlement::standing).contains(Standing.REVOKED);
    }

    @Test
    void aChangedPlanReachesAllWhoHoldIt() {
        configuration.put(Standing.ACTIVE);
        ask();
        follow();

        configuration.rateLimit = new RateLimit(1, 1);
        configuration.put(Standing.ACTIVE);
        configuration.planChanged();
        follow();

        assertThat(ask())
                .map(entitlement -> entitlement.grants().get(0).limits().get(0).limit())
                .contains(new RateLimit(1, 1));
    }

    @Test
    void aChangeThatCannotBeReadIsTriedAgainAndNotForgotten() {
        follow();
        configuration.put(Standing.ACTIVE);
        ask();
        configuration.put(Standing.REVOKED);
        configuration.applicationChanged();

        configuration.readsFail = true;
        assertThatThrownBy(this::follow).hasMessageContaining("down");
        assertThat(known.version()).as("the change is not in force yet").isZero();
        configuration.readsFail = false;
        follow();

        assertThat(ask()).map(Entitlement::standing).contains(Standing.REVOKED);
        assertThat(known.version()).isEqualTo(1);
    }

    @Test
    void aChangeCostsWhatItConcernsAndNotWhatIsKnown() {
        follow();
        configuration.put(Standing.ACTIVE);
        ask();
        configuration.put(new CredentialId("other"), OTHER_APPLICATION, Standing.ACTIVE);
        ask(new CredentialId("other"));
        int before = configuration.credentialsRead;

        configuration.applicationChanged();
        follow();

        assertThat(configuration.credentialsRead - before).isEqualTo(1);
    }

    @Test
    void aPlanThatCannotBeReadAgainStaysAsItIsKnownAndIsAskedAboutOnceASecond() {
        follow();
        configuration.put(Standing.ACTIVE);
        ask();
        configuration.rateLimit = new RateLimit(1, 1);
        configuration.put(Standing.ACTIVE);
        configuration.planChanged();
        follow();
        configuration.readsFail = true;
        int before = configuration.reads;

        assertThat(rateLimit()).isEqualTo(new RateLimit(50, 100));
        assertThat(rateLimit()).isEqualTo(new RateLimit(50, 100));
        assertThat(configuration.reads - before).isEqualTo(1);

        configuration.readsFail = false;
        nanos += Duration.ofSeconds(2).toNanos();
        assertThat(rateLimit()).isEqualTo(new RateLimit(1, 1));
    }

    @Test
    void whoMayCallIsKnownBeforeTheyDo() {
        KnownEntitlements roomy = new KnownEntitlements(
                configuration, () -> nanos, new Staleness(Duration.ofSeconds(60), Choice.SERVE), 10_000);
        for (int i = 0; i < 2_500; i++) {
            configuration.put(new CredentialId("key-" + i), new ApplicationId(new UUID(1, i)), Standing.ACTIVE);
        }
        roomy.follow().await().indefinitely();

        roomy.readAhead().await().indefinitely();

        assertThat(IntStream.range(0, 2_500).mapToObj(i -> roomy.atHand(new CredentialId("key-" + i))))
                .doesNotContainNull();
        assertThat(configuration.reads).isZero();
    }

    @Test
    void manyWhoWaitForOneCredentialCauseOneRead() {
        configuration.put(Standing.ACTIVE);
        follow();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        configuration.gate = gate;

        var asked = Stream.generate(() -> known.of(KEY).subscribeAsCompletionStage())
                .limit(50)
                .toList();
        gate.complete(null);

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isPresent());
        assertThat(configuration.reads).isEqualTo(1);
    }

    @Test
    void manyCredentialsThatAreWaitedForAreReadTogether() {
        follow();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        configuration.gate = gate;

        var asked = IntStream.range(0, 204)
                .mapToObj(i -> known.of(new CredentialId("key-" + i)).subscribeAsCompletionStage())
                .toList();
        gate.complete(null);

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEmpty());
        assertThat(configuration.reads).as("four alone, the rest at once").isEqualTo(5);
    }

    @Test
    void noMoreAreRememberedThanMayAndThoseForgottenAreReadAgain() {
        follow();
        for (int i = 0; i < 100; i++) {
            configuration.put(new CredentialId("key-" + i), new ApplicationId(new UUID(1, i)), Standing.ACTIVE);
            ask(new CredentialId("key-" + i));
        }

        long atHand = IntStream.range(0, 100)
                .filter(i -> known.atHand(new CredentialId("key-" + i)) != null)
                .count();
        assertThat(atHand).isLessThanOrEqualTo(MOST_KNOWN);
        assertThat(ask(new CredentialId("key-0"))).isPresent();
    }

    @Test
    void aNodeThatIsCutOffGoesOnOrRefusesAsItsConfigurationSays() {
        configuration.put(Standing.ACTIVE);
        follow();
        ask();
        KnownEntitlements refusing = known(Choice.REFUSE);
        refusing.follow().await().indefinitely();
        refusing.of(KEY).await().indefinitely();

        nanos += Duration.ofSeconds(60).toNanos();
        assertThat(refusing.atHand(KEY)).isNotNull();
        assertThat(known.isCurrent()).as("not ready after five seconds").isFalse();
        nanos++;

        assertThat(known.atHand(KEY)).isNotNull();
        assertThatThrownBy(() -> refusing.atHand(KEY))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code().status()).isEqualTo(503));
        refusing.follow().await().indefinitely();
        assertThat(refusing.atHand(KEY)).isNotNull();
    }

    @Test
    void whileTheConfigurationIsDownWhatIsKnownStaysInForceAndTheUnknownIsUnavailable() {
        configuration.put(Standing.ACTIVE);
        ask();
        configuration.readsFail = true;

        assertThat(ask()).isPresent();
        assertThatThrownBy(() -> known.of(new CredentialId("other")).await().indefinitely())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code().status()).isEqualTo(503));
    }

    @Test
    void aReadThatAChangeOvertakesIsRepeated() {
        configuration.put(Standing.ACTIVE);
        follow();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        configuration.gate = gate;
        var asked = known.of(KEY).subscribeAsCompletionStage();

        configuration.put(Standing.REVOKED);
        configuration.applicationChanged();
        follow();
        configuration.gate = CompletableFuture.completedFuture(null);
        gate.complete(null);

        assertThat(asked.join()).map(Entitlement::standing).contains(Standing.REVOKED);
        assertThat(ask()).map(Entitlement::standing).contains(Standing.REVOKED);
    }

    @Test
    void guessingReachesTheConfigurationOnceASecond() {
        assertThat(ask()).isEmpty();
        assertThat(ask()).isEmpty();
        assertThat(configuration.reads).isEqualTo(1);

        nanos += Duration.ofSeconds(2).toNanos();
        configuration.put(Standing.ACTIVE);
        assertThat(ask()).isPresent();
    }

    private Optional<Entitlement> ask() {
        return ask(KEY);
    }

    private Optional<Entitlement> ask(CredentialId credential) {
        return known.of(credential).await().indefinitely();
    }

    private Limit rateLimit() {
        return ask().orElseThrow().grants().get(0).limits().get(0).limit();
    }

    private void follow() {
        known.follow().await().indefinitely();
    }

    /** The portal's side by its contract. A read takes its snapshot when asked and answers when the gate opens. */
    private static final class Configuration implements Entitlements {

        private final Map<CredentialId, Entitlement> entitlements = new HashMap<>();
        private final Set<ApplicationId> applications = new HashSet<>();
        private final Set<PlanCode> plans = new HashSet<>();
        private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        private RateLimit rateLimit = new RateLimit(50, 100);
        private boolean readsFail;
        private long version;
        private int reads;
        private int credentialsRead;

        void put(Standing standing) {
            put(KEY, APPLICATION, standing);
        }

        void put(CredentialId credential, ApplicationId application, Standing standing) {
            Grant grant = new Grant(
                    new SubscriptionId(new UUID(0, 2)),
                    PLAN,
                    Set.of(),
                    rateLimit,
                    new Quota(1_000, Quota.Period.MONTH));
            entitlements.put(
                    credential,
                    new Entitlement(
                            credential,
                            Optional.empty(),
                            ProofOfPossession.NONE,
                            standing,
                            CredentialConstraints.NONE,
                            Environment.LIVE,
                            new OrganisationId(new UUID(0, 3)),
                            application,
                            List.of(grant)));
        }

        void applicationChanged() {
            applications.add(APPLICATION);
            version++;
        }

        void planChanged() {
            plans.add(PLAN);
            version++;
        }

        @Override
        public CompletionStage<List<Entitlement>> of(Collection<CredentialId> credentials) {
            reads++;
            credentialsRead += credentials.size();
            if (readsFail) {
                return CompletableFuture.failedStage(new IllegalStateException("down"));
            }
            List<Entitlement> snapshot = credentials.stream()
                    .filter(entitlements::containsKey)
                    .map(entitlements::get)
                    .toList();
            return gate.thenApply(opened -> snapshot);
        }

        @Override
        public CompletionStage<List<Entitlement>> page(Optional<CredentialId> after, int size) {
            return CompletableFuture.completedStage(entitlements.values().stream()
                    .sorted(Comparator.comparing(
                            entitlement -> entitlement.credential().value()))
                    .filter(entitlement -> after.isEmpty()
                            || entitlement
                                            .credential()
                                            .value()
                                            .compareTo(after.get().value())
                                    > 0)
                    .limit(size)
                    .toList());
        }

        @Override
        public CompletionStage<EntitlementChanges> changesSince(long since) {
            return CompletableFuture.completedStage(
                    since < 0 || since == version
                            ? new EntitlementChanges(version, Set.of(), Set.of(), Set.of())
                            : new EntitlementChanges(version, applications, plans, Set.of()));
        }
    }
}
