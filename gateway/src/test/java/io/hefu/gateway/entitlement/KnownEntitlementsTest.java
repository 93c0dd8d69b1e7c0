package io.hefu.gateway.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.ProofOfPossession;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KnownEntitlementsTest {

    private static final CredentialId KEY = new CredentialId("key");
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final PlanCode PLAN = new PlanCode("standard");

    private final Configuration configuration = new Configuration();
    private long nanos;
    private final KnownEntitlements known = new KnownEntitlements(configuration, () -> nanos);

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
        configuration.put(Standing.ACTIVE);
        ask();
        follow();
        configuration.put(Standing.REVOKED);
        configuration.applicationChanged();

        configuration.readsFail = true;
        assertThatThrownBy(this::follow).hasMessage("down");
        configuration.readsFail = false;
        follow();

        assertThat(ask()).map(Entitlement::standing).contains(Standing.REVOKED);
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
        return known.of(KEY).await().indefinitely();
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

        void put(Standing standing) {
            Grant grant = new Grant(
                    new SubscriptionId(new UUID(0, 2)),
                    PLAN,
                    Set.of(),
                    rateLimit,
                    new Quota(1_000, Quota.Period.MONTH));
            entitlements.put(
                    KEY,
                    new Entitlement(
                            KEY,
                            Optional.empty(),
                            ProofOfPossession.NONE,
                            standing,
                            Environment.LIVE,
                            new OrganisationId(new UUID(0, 3)),
                            APPLICATION,
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
        public CompletionStage<Optional<Entitlement>> of(CredentialId credential) {
            reads++;
            if (readsFail) {
                return CompletableFuture.failedStage(new IllegalStateException("down"));
            }
            Optional<Entitlement> snapshot = Optional.ofNullable(entitlements.get(credential));
            return gate.thenApply(opened -> snapshot);
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
