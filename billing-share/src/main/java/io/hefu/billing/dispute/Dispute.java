package io.hefu.billing.dispute;

import io.hefu.billing.digest.Sha256;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dispute in one of its states. Each step gives the next state, or fails with {@link DisputeRefusal}; a state that does
 * not know a step refuses it.
 */
public sealed interface Dispute {

    DisputeFacts facts();

    DisputeState state();

    /** Measures the promised resolution; stands still while the answering side waits, and for good in the end. */
    ServiceClock resolution();

    /** What may not be paid out meanwhile. */
    default Money frozen() {
        return facts().disputed();
    }

    default Dispute contact(Actor by, Instant at) {
        throw refused(DisputeStep.CONTACT, state());
    }

    default Dispute review(Actor by, Instant at) {
        throw refused(DisputeStep.REVIEW, state());
    }

    default Dispute ask(Actor by, Instant at) {
        throw refused(DisputeStep.ASK, state());
    }

    default Dispute answer(Actor by, Instant at) {
        throw refused(DisputeStep.ANSWER, state());
    }

    default Dispute propose(Money adjustment, Actor by, Instant at) {
        throw refused(DisputeStep.PROPOSE, state());
    }

    default Dispute approve(Actor by, Instant at) {
        throw refused(DisputeStep.APPROVE, state());
    }

    default Dispute decline(Actor by, Instant at) {
        throw refused(DisputeStep.DECLINE, state());
    }

    /** Something to look at, by either side; nothing else changes. */
    default Dispute evidence(Actor by, Instant at) {
        requireOfASide(DisputeStep.EVIDENCE, by, facts());
        return this;
    }

    default Dispute withdraw(Actor by, Instant at) {
        requireSide(DisputeStep.WITHDRAW, by, facts().openedBy().organisation());
        return new Withdrawn(facts(), resolution().stopped(at), by, at);
    }

    /** @param adjustment of a proposal, which cannot be without */
    default Dispute take(DisputeStep step, Optional<Money> adjustment, Actor by, Instant at) {
        return switch (step) {
            case CONTACT -> contact(by, at);
            case REVIEW -> review(by, at);
            case ASK -> ask(by, at);
            case ANSWER -> answer(by, at);
            case EVIDENCE -> evidence(by, at);
            case PROPOSE ->
                propose(adjustment.orElseThrow(() -> new RefusedException(new DisputeRefusal.AmountMissing())), by, at);
            case APPROVE -> approve(by, at);
            case DECLINE -> decline(by, at);
            case WITHDRAW -> withdraw(by, at);
        };
    }

    /** @throws RefusedException with {@link DisputeRefusal.NothingDisputed} or {@link DisputeRefusal.OtherSidesStep} */
    static Opened open(
            UUID id,
            Sha256 breakKey,
            Actor by,
            OrganisationId answering,
            Money disputed,
            Instant at,
            ServiceLevels promised) {
        if (disputed.compareTo(Money.ZERO) <= 0) {
            throw new RefusedException(new DisputeRefusal.NothingDisputed(disputed));
        }
        if (by.organisation().equals(answering)) {
            throw new IllegalArgumentException("answering: " + answering + " (expected: the other side)");
        }
        return new Opened(
                new DisputeFacts(id, breakKey, by, answering, disputed, at),
                ServiceClock.started(promised.firstContact(), at),
                ServiceClock.started(promised.resolution(), at));
    }

    /** Nobody has answered yet. */
    record Opened(DisputeFacts facts, ServiceClock firstContact, ServiceClock resolution) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.OPENED;
        }

        @Override
        public Contacted contact(Actor by, Instant at) {
            requireSide(DisputeStep.CONTACT, by, facts.answering());
            return new Contacted(facts, firstContact.stopped(at), resolution);
        }
    }

    /** @param firstContact stands still at the time it took */
    record Contacted(DisputeFacts facts, ServiceClock firstContact, ServiceClock resolution) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.CONTACTED;
        }

        @Override
        public UnderReview review(Actor by, Instant at) {
            requireSide(DisputeStep.REVIEW, by, facts.answering());
            return new UnderReview(facts, resolution);
        }
    }

    record UnderReview(DisputeFacts facts, ServiceClock resolution) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.UNDER_REVIEW;
        }

        @Override
        public WaitingForAnswer ask(Actor by, Instant at) {
            requireSide(DisputeStep.ASK, by, facts.answering());
            return new WaitingForAnswer(facts, resolution.stopped(at));
        }

        @Override
        public Proposed propose(Money adjustment, Actor by, Instant at) {
            requireSide(DisputeStep.PROPOSE, by, facts.answering());
            if (adjustment.compareTo(Money.ZERO) < 0 || adjustment.compareTo(facts.disputed()) > 0) {
                throw new RefusedException(new DisputeRefusal.AdjustmentOutOfRange(adjustment, facts.disputed()));
            }
            return new Proposed(facts, resolution, new Proposal(adjustment, by, at));
        }
    }

    /** The answering side has asked something; its time stands still. */
    record WaitingForAnswer(DisputeFacts facts, ServiceClock resolution) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.WAITING_FOR_ANSWER;
        }

        @Override
        public UnderReview answer(Actor by, Instant at) {
            requireSide(DisputeStep.ANSWER, by, facts.openedBy().organisation());
            return new UnderReview(facts, resolution.running(at));
        }
    }

    /**
     * Somebody has proposed an adjustment. Somebody else decides: it is the answering side's money, so a second person of it
     * approves; either side may decline.
     */
    record Proposed(DisputeFacts facts, ServiceClock resolution, Proposal proposal) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.PROPOSED;
        }

        @Override
        public Resolved approve(Actor by, Instant at) {
            requireSide(DisputeStep.APPROVE, by, facts.answering());
            requireSecondPerson(DisputeStep.APPROVE, by);
            return new Resolved(facts, resolution.stopped(at), proposal, by, at);
        }

        @Override
        public UnderReview decline(Actor by, Instant at) {
            requireOfASide(DisputeStep.DECLINE, by, facts);
            requireSecondPerson(DisputeStep.DECLINE, by);
            return new UnderReview(facts, resolution);
        }

        private void requireSecondPerson(DisputeStep step, Actor by) {
            if (by.person().equals(proposal.by().person())) {
                throw new RefusedException(new DisputeRefusal.OwnProposal(step));
            }
        }
    }

    /** The adjustment is to be posted in the open period. */
    record Resolved(
            DisputeFacts facts, ServiceClock resolution, Proposal adjustment, Actor approvedBy, Instant approvedAt)
            implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.RESOLVED;
        }

        @Override
        public Money frozen() {
            return Money.ZERO;
        }

        @Override
        public Dispute evidence(Actor by, Instant at) {
            throw refused(DisputeStep.EVIDENCE, state());
        }

        @Override
        public Dispute withdraw(Actor by, Instant at) {
            throw refused(DisputeStep.WITHDRAW, state());
        }
    }

    record Withdrawn(DisputeFacts facts, ServiceClock resolution, Actor by, Instant at) implements Dispute {

        @Override
        public DisputeState state() {
            return DisputeState.WITHDRAWN;
        }

        @Override
        public Money frozen() {
            return Money.ZERO;
        }

        @Override
        public Dispute evidence(Actor again, Instant then) {
            throw refused(DisputeStep.EVIDENCE, state());
        }

        @Override
        public Dispute withdraw(Actor again, Instant then) {
            throw refused(DisputeStep.WITHDRAW, state());
        }
    }

    private static RefusedException refused(DisputeStep step, DisputeState state) {
        return new RefusedException(new DisputeRefusal.NotNow(step, state));
    }

    private static void requireOfASide(DisputeStep step, Actor by, DisputeFacts facts) {
        boolean isOfASide = by.organisation().equals(facts.answering())
                || by.organisation().equals(facts.openedBy().organisation());
        if (!isOfASide) {
            throw new RefusedException(new DisputeRefusal.OtherSidesStep(step));
        }
    }

    private static void requireSide(DisputeStep step, Actor by, OrganisationId side) {
        if (!by.organisation().equals(side)) {
            throw new RefusedException(new DisputeRefusal.OtherSidesStep(step));
        }
    }
}
