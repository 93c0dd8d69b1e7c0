package io.hefu.billing.intake;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageEntry.Outcome;
import io.hefu.core.usage.UsageEntry.Result;
import java.util.Optional;

/**
 * What has been stored of a call.
 *
 * @param result present when it has been answered
 */
record KnownCall(UsageState state, PayloadHash payload, Optional<Result> result) {

    /** What a further entry for the same call means. */
    Meaning meaningOf(UsageEntry entry, PayloadHash entryPayload) {
        if (!payload.equals(entryPayload)) {
            return new Meaning.Contradicts(SuspenseReason.REUSED_ID_DIFFERENT_CONTENT);
        }
        if (!(entry instanceof Outcome outcome)) {
            return Meaning.REPEATS;
        }
        return switch (state) {
            case INTENT -> Meaning.COMPLETES;
            case UNKNOWN -> new Meaning.Contradicts(SuspenseReason.OUTCOME_AFTER_UNKNOWN);
            case ANSWERED ->
                result.equals(Optional.of(outcome.result()))
                        ? Meaning.REPEATS
                        : new Meaning.Contradicts(SuspenseReason.REUSED_ID_DIFFERENT_CONTENT);
        };
    }

    /** What an entry means beside what is known of its call. */
    sealed interface Meaning {

        Meaning COMPLETES = new Completes();
        Meaning REPEATS = new Repeats();

        /** It is the outcome of a call whose intent is known. */
        record Completes() implements Meaning {}

        /** It says what is known already. */
        record Repeats() implements Meaning {}

        record Contradicts(SuspenseReason reason) implements Meaning {}
    }
}
