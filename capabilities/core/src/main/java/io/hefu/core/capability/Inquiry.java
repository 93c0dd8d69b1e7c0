package io.hefu.core.capability;

import io.hefu.core.usage.UsageRecord;
import java.util.concurrent.CompletionStage;

/** Finds out what became of a call of one operation whose gateway died before it knew. It changes nothing. */
public interface Inquiry {

    /** May be asked again and again, and by several gateways at once: what it says for good, it says to all of them. */
    CompletionStage<Fate> ask(UsageRecord call);

    /** What became of a call. */
    sealed interface Fate {

        Fate WITHOUT_EFFECT = new WithoutEffect();
        Fate NOT_KNOWN = new NotKnown();

        /**
         * It was carried out: charged as if it had been answered so.
         *
         * @param status HTTP status of the answer that nobody got
         * @param units how much was used, in the operation's unit
         */
        record CarriedOut(int status, long units) implements Fate {}

        /** It left no trace, and no one is at work on it any more. */
        record WithoutEffect() implements Fate {}

        /** Nobody can tell yet, perhaps ever: never guessed. */
        record NotKnown() implements Fate {}
    }
}
