package io.hefu.portal.delivery;

import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import java.time.Instant;

/** What becomes of a delivery after an attempt. */
sealed interface Verdict {

    record Delivered() implements Verdict {}

    record TryAgain(Instant dueAt) implements Verdict {}

    record GiveUp() implements Verdict {}

    /** It waits until the sink is resumed. */
    record Hold(PauseReason reason) implements Verdict {}

    static Verdict on(AttemptResult result, DueDelivery delivery, Instant now, RetrySchedule schedule) {
        if (result.isSuccess()) {
            return new Delivered();
        }
        if (result instanceof Answered answered && answered.isGone()) {
            return new Hold(PauseReason.GONE);
        }
        if (result == Unanswered.TOKEN_EXPIRED) {
            return new Hold(PauseReason.TOKEN_EXPIRED);
        }
        return schedule.next(delivery.attempts(), delivery.begunAt(), now, result.retryAfter())
                .<Verdict>map(TryAgain::new)
                .orElseGet(GiveUp::new);
    }
}
