package io.hefu.billing.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.billing.digest.Sha256;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisputeTest {

    private static final Instant OPENED = Instant.parse("2026-11-22T02:00:00Z");
    private static final OrganisationId PARTNER = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId OPERATOR = new OrganisationId(new UUID(0, 2));
    private static final Actor PARTNERS_FINANCE = new Actor(new UUID(1, 1), PARTNER);
    private static final Actor CLERK = new Actor(new UUID(2, 1), OPERATOR);
    private static final Actor CHIEF = new Actor(new UUID(2, 2), OPERATOR);
    private static final Money DISPUTED = Money.ofYuan("12.5");

    private static final Map<DisputeState, Set<DisputeStep>> ALLOWED = new EnumMap<>(Map.of(
            DisputeState.OPENED, Set.of(DisputeStep.CONTACT, DisputeStep.EVIDENCE, DisputeStep.WITHDRAW),
            DisputeState.CONTACTED, Set.of(DisputeStep.REVIEW, DisputeStep.EVIDENCE, DisputeStep.WITHDRAW),
            DisputeState.UNDER_REVIEW,
                    Set.of(DisputeStep.ASK, DisputeStep.PROPOSE, DisputeStep.EVIDENCE, DisputeStep.WITHDRAW),
            DisputeState.WAITING_FOR_ANSWER, Set.of(DisputeStep.ANSWER, DisputeStep.EVIDENCE, DisputeStep.WITHDRAW),
            DisputeState.PROPOSED,
                    Set.of(DisputeStep.APPROVE, DisputeStep.DECLINE, DisputeStep.EVIDENCE, DisputeStep.WITHDRAW),
            DisputeState.RESOLVED, Set.of(),
            DisputeState.WITHDRAWN, Set.of()));

    @ParameterizedTest
    @EnumSource(DisputeState.class)
    void aStateTakesItsStepsAndRefusesAllOthers(DisputeState state) {
        Dispute dispute = in(state);
        assertThat(dispute.state()).isEqualTo(state);
        for (DisputeStep step : DisputeStep.values()) {
            if (ALLOWED.get(state).contains(step)) {
                assertThat(take(dispute, step).state() == state)
                        .as("%s in %s", step, state)
                        .isEqualTo(step == DisputeStep.EVIDENCE);
            } else {
                assertThat(refusal(() -> take(dispute, step))).isEqualTo(new DisputeRefusal.NotNow(step, state));
            }
        }
    }

    @Test
    void onlyTheAnsweringSideContactsReviewsAsksAndProposes() {
        assertThat(refusal(() -> in(DisputeState.OPENED).contact(PARTNERS_FINANCE, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.CONTACT));
        assertThat(refusal(() -> in(DisputeState.CONTACTED).review(PARTNERS_FINANCE, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.REVIEW));
        assertThat(refusal(() -> in(DisputeState.UNDER_REVIEW).ask(PARTNERS_FINANCE, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.ASK));
        assertThat(refusal(() -> in(DisputeState.UNDER_REVIEW).propose(DISPUTED, PARTNERS_FINANCE, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.PROPOSE));
    }

    @Test
    void onlyTheOpeningSideAnswersAndWithdraws() {
        assertThat(refusal(() -> in(DisputeState.WAITING_FOR_ANSWER).answer(CLERK, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.ANSWER));
        assertThat(refusal(() -> in(DisputeState.OPENED).withdraw(CLERK, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.WITHDRAW));
    }

    @Test
    void nobodyDecidesOnTheirOwnProposal() {
        Dispute proposed = in(DisputeState.PROPOSED);

        assertThat(refusal(() -> proposed.approve(CLERK, OPENED)))
                .isEqualTo(new DisputeRefusal.OwnProposal(DisputeStep.APPROVE));
        assertThat(refusal(() -> proposed.decline(CLERK, OPENED)))
                .isEqualTo(new DisputeRefusal.OwnProposal(DisputeStep.DECLINE));
        assertThat(refusal(() -> proposed.decline(new Actor(CLERK.person(), PARTNER), OPENED)))
                .isEqualTo(new DisputeRefusal.OwnProposal(DisputeStep.DECLINE));
        assertThat(refusal(() -> proposed.approve(PARTNERS_FINANCE, OPENED)))
                .as("it is the answering side's money")
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.APPROVE));
        Actor stranger = new Actor(new UUID(9, 9), new OrganisationId(new UUID(9, 9)));
        assertThat(refusal(() -> proposed.approve(stranger, OPENED)))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.APPROVE));
        assertThat(proposed.approve(CHIEF, OPENED).state()).isEqualTo(DisputeState.RESOLVED);
    }

    @Test
    void anAdjustmentIsWithinWhatIsDisputed() {
        Dispute reviewed = in(DisputeState.UNDER_REVIEW);

        assertThat(reviewed.propose(Money.ZERO, CLERK, OPENED).state()).isEqualTo(DisputeState.PROPOSED);
        assertThat(reviewed.propose(DISPUTED, CLERK, OPENED).state()).isEqualTo(DisputeState.PROPOSED);
        assertThat(refusal(() -> reviewed.propose(DISPUTED.plus(new Money(1)), CLERK, OPENED)))
                .isInstanceOf(DisputeRefusal.AdjustmentOutOfRange.class);
        assertThat(refusal(() -> reviewed.propose(new Money(-1), CLERK, OPENED)))
                .isInstanceOf(DisputeRefusal.AdjustmentOutOfRange.class);
    }

    @Test
    void nothingCannotBeDisputedNorOneselfAccused() {
        assertThat(refusal(() -> open(PARTNERS_FINANCE, Money.ZERO)))
                .isEqualTo(new DisputeRefusal.NothingDisputed(Money.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> open(CLERK, DISPUTED));
    }

    @Test
    void theFirstContactIsPromisedInTenMinutesAndAResolutionInADay() {
        Dispute.Opened opened = open(PARTNERS_FINANCE, DISPUTED);

        assertThat(opened.firstContact().due()).contains(OPENED.plus(Duration.ofMinutes(10)));
        assertThat(opened.firstContact().isOverdue(OPENED.plus(Duration.ofMinutes(10))))
                .isFalse();
        assertThat(opened.firstContact().isOverdue(OPENED.plus(Duration.ofMinutes(11))))
                .isTrue();
        assertThat(opened.resolution().due()).contains(OPENED.plus(Duration.ofHours(24)));
        Dispute.Contacted contacted = opened.contact(CLERK, OPENED.plusSeconds(300));
        assertThat(contacted.firstContact().isOverdue(OPENED.plus(Duration.ofDays(9))))
                .isFalse();
        assertThat(contacted.firstContact().elapsed(OPENED.plus(Duration.ofDays(9))))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void timeStandsStillWhileTheOtherSideOwesAnAnswer() {
        Dispute asked = in(DisputeState.UNDER_REVIEW).ask(CLERK, OPENED.plus(Duration.ofHours(20)));
        assertThat(asked.resolution().isOverdue(OPENED.plus(Duration.ofDays(30))))
                .isFalse();
        assertThat(asked.resolution().due()).isEmpty();

        Dispute answered = asked.answer(PARTNERS_FINANCE, OPENED.plus(Duration.ofHours(100)));

        assertThat(answered.resolution().due()).contains(OPENED.plus(Duration.ofHours(104)));
        assertThat(answered.resolution().isOverdue(OPENED.plus(Duration.ofHours(105))))
                .isTrue();
        Dispute resolved = answered.propose(DISPUTED, CLERK, OPENED.plus(Duration.ofHours(101)))
                .approve(CHIEF, OPENED.plus(Duration.ofHours(102)));
        assertThat(resolved.resolution().elapsed(OPENED.plus(Duration.ofDays(30))))
                .isEqualTo(Duration.ofHours(22));
    }

    @Test
    void theUndisputedPartStaysPayable() {
        Money balance = new Money(100_123_456);
        Dispute open = in(DisputeState.UNDER_REVIEW);
        Dispute settled = in(DisputeState.RESOLVED);

        assertThat(UndisputedPart.of(balance, List.of(open, settled)))
                .isEqualTo(new UndisputedPart(new Money(87_620_000), DISPUTED));
        assertThat(UndisputedPart.of(balance, List.of(settled)).payable()).isEqualTo(balance.payable());
        assertThat(UndisputedPart.of(Money.ofYuan("10"), List.of(open)))
                .isEqualTo(new UndisputedPart(Money.ZERO, Money.ofYuan("10")));
        assertThat(UndisputedPart.of(new Money(-5), List.of(open)))
                .isEqualTo(new UndisputedPart(Money.ZERO, Money.ZERO));
    }

    private static Dispute.Opened open(Actor by, Money disputed) {
        return Dispute.open(
                new UUID(7, 7), new Sha256("ab".repeat(32)), by, OPERATOR, disputed, OPENED, ServiceLevels.DEFAULT);
    }

    private static Dispute in(DisputeState state) {
        Dispute.Opened opened = open(PARTNERS_FINANCE, DISPUTED);
        Dispute.Contacted contacted = opened.contact(CLERK, OPENED);
        Dispute.UnderReview reviewed = contacted.review(CLERK, OPENED);
        return switch (state) {
            case OPENED -> opened;
            case CONTACTED -> contacted;
            case UNDER_REVIEW -> reviewed;
            case WAITING_FOR_ANSWER -> reviewed.ask(CLERK, OPENED);
            case PROPOSED -> reviewed.propose(DISPUTED, CLERK, OPENED);
            case RESOLVED -> reviewed.propose(DISPUTED, CLERK, OPENED).approve(CHIEF, OPENED);
            case WITHDRAWN -> opened.withdraw(PARTNERS_FINANCE, OPENED);
        };
    }

    /** By somebody who may. */
    private static Dispute take(Dispute dispute, DisputeStep step) {
        Actor by = switch (step) {
            case CONTACT, REVIEW, ASK, EVIDENCE, PROPOSE -> CLERK;
            case APPROVE, DECLINE -> CHIEF;
            case ANSWER, WITHDRAW -> PARTNERS_FINANCE;
        };
        return dispute.take(step, Optional.of(DISPUTED), by, OPENED);
    }

    private static Refusal refusal(ThrowingCallable step) {
        return catchThrowableOfType(RefusedException.class, step).refusal();
    }
}
