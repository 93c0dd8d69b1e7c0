package io.hefu.portal.delivery;

import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an attempt is written down, and read again. */
final class LoggedAttempt {

    static final String ANSWERED = "ANSWERED";

    private LoggedAttempt() {}

    /** What the column {@code result} holds. */
    static String name(AttemptResult result) {
        return result instanceof Unanswered unanswered ? unanswered.name() : ANSWERED;
    }

    /** What a sealed answer is bound to. */
    static String ownerOf(UUID delivery) {
        return "answer " + delivery;
    }

    static Attempt read(Instant at, Duration latency, String result, @Nullable Short status, String answerStart) {
        return new Attempt(
                at,
                latency,
                result.equals(ANSWERED) && status != null
                        ? new Answered(status, answerStart, Optional.empty())
                        : Unanswered.valueOf(result));
    }
}
