package io.hefu.core.refusal;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call was turned away. Each module has one sealed family of refusals: a record where a reason carries what the caller
 * needs to know, a constant of an enum where there is no more to say.
 */
public interface Refusal {

    ErrorCode code();

    /** A sentence for a developer: what is wrong and what to do about it. Never personal data, never a secret. */
    String message();

    /** When the same call may succeed, if waiting helps. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
