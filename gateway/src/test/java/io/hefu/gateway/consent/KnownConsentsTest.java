package io.hefu.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.consent.Purpose;
import io.hefu.core.entitlement.EntitlementChanges;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KnownConsentsTest {

    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final EntitlementChanges CHANGE = new EntitlementChanges(1, Set.of(APPLICATION), Set.of(), Set.of());

    private final Deque<CompletableFuture<Boolean>> answers = new ArrayDeque<>();
    private long nanos;
    private final KnownConsents known =
            new KnownConsents((subscriber, application, purpose) -> answers.remove(), () -> nanos);

    @Test
    void aConsentIsAskedAboutOnce() {
        answers.add(CompletableFuture.completedFuture(true));

        assertThat(ask()).isTrue();
        assertThat(ask()).isTrue();
    }

    @Test
    void aMissingConsentIsAskedAboutEachTime() {
        answers.add(CompletableFuture.completedFuture(false));
        answers.add(CompletableFuture.completedFuture(true));

        assertThat(ask()).isFalse();
        assertThat(ask()).isTrue();
    }

    @Test
    void aWithdrawalIsSeenWithTheNextChange() {
        answers.add(CompletableFuture.completedFuture(true));
        ask();

        known.forget(CHANGE);
        answers.add(CompletableFuture.completedFuture(false));

        assertThat(ask()).isFalse();
    }

    @Test
    void anAnswerThatAChangeOvertookIsNotRemembered() {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        answers.add(late);
        var asked = inForce().subscribeAsCompletionStage();

        known.forget(CHANGE);
        late.complete(true);
        answers.add(CompletableFuture.completedFuture(false));

        assertThat(asked).isCompletedWithValue(true);
        assertThat(ask()).isFalse();
    }

    @Test
    void whileNobodyCanBeAskedWhatIsKnownStaysInForceForAWhile() {
        answers.add(CompletableFuture.completedFuture(true));
        ask();

        nanos += Duration.ofMinutes(1).toNanos();
        answers.add(CompletableFuture.failedFuture(new IllegalStateException("down")));
        assertThat(ask()).isTrue();

        nanos += Duration.ofMinutes(10).toNanos();
        answers.add(CompletableFuture.failedFuture(new IllegalStateException("down")));
        assertThatThrownBy(this::ask).hasMessageContaining("down");
    }

    private boolean ask() {
        return inForce().await().indefinitely();
    }

    private Uni<Boolean> inForce() {
        return known.inForce(new PhoneNumber("+8613800000001"), APPLICATION, new Purpose("dpv:ServiceProvision"));
    }
}
