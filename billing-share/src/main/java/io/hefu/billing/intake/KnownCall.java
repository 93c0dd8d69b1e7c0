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
            case INTENT, UNKNOWN -> Meaning.COMPLETES;
            case ANSWERED ->
                result.filter(known -> saysTheSame(known, outcome.result())).isPresent()
                        ? Meaning.REPEATS
                        : new Meaning.Contradicts(SuspenseReason.REUSED_ID_DIFFERENT_CONTENT);
        };
    }

    /** How long it took is no part of an answer: a call that is taken up again comes to the same one at another speed. */
    private static boolean saysTheSame(Result known, Result told) {
        return known.status() == told.status()
                && known.code().equals(told.code())
                && known.units() == told.units()
                && known.billable() == told.billable();
    }

    /** What an entry means beside what is known of its call. */
    sealed interface Meaning {

        Meaning COMPLETES = new Completes();
        Meaning REPEATS = new Repeats();

        /** It is the outcome of a call whose intent is known, perhaps from another run, which was cut short. */
        record Completes() implements Meaning {}

        /** It says what is known already. */
        record Repeats() implements Meaning {}

        record Contradicts(SuspenseReason reason) implements Meaning {}
    }
}
