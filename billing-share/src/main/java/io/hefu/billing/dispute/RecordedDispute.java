package io.hefu.billing.dispute;

import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.DisputeCase.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dispute as it is written down: how it was opened, and the steps since. What state it is in follows from them.
 *
 * @param steps in the order in which they were taken
 */
record RecordedDispute(Dispute.Opened opened, String openedBy, String note, List<Step> steps) {

    /** @param username of who took it */
    record Step(
            int number,
            DisputeStep step,
            Instant at,
            Actor by,
            String username,
            boolean ofOperator,
            Optional<Money> amount,
            String note) {}

    RecordedDispute {
        steps = List.copyOf(steps);
    }

    Dispute now() {
        Dispute dispute = opened;
        for (Step taken : steps) {
            dispute = dispute.take(taken.step(), taken.amount(), taken.by(), taken.at());
        }
        return dispute;
    }

    /** Who made the proposal that stands, or was approved. */
    Optional<String> proposer() {
        return steps.stream()
                .filter(taken -> taken.step() == DisputeStep.PROPOSE)
                .reduce((earlier, later) -> later)
                .map(Step::username);
    }

    ServiceClock firstContact() {
        Optional<Instant> ended = steps.stream()
                .filter(taken -> taken.step() == DisputeStep.CONTACT || taken.step() == DisputeStep.WITHDRAW)
                .map(Step::at)
                .findFirst();
        return ended.map(opened.firstContact()::stopped).orElse(opened.firstContact());
    }

    static Clock shown(ServiceClock clock, Instant now) {
        return new Clock(clock.due(), clock.elapsed(now).toSeconds(), clock.isOverdue(now));
    }
}
