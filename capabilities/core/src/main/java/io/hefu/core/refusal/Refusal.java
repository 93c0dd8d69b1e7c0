package io.hefu.core.refusal;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call was turned away. Each module has one sealed family of refusals, a type per reason, so that a reason can carry
 * what the caller needs to know and a new one is noticed by the compiler.
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
