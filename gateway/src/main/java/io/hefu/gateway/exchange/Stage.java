package io.hefu.gateway.exchange;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * One step on the road of a call. It reads what earlier stages found out from the {@link Exchange}, adds what it found out
 * itself, and refuses by failing with {@link io.hefu.core.refusal.RefusedException}. It knows of no other stage.
 */
public interface Stage {

    /** Where a new word begins within a class name. */
    Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** What a stage returns that is done already; the road goes on without waiting. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    CompletionStage<Void> apply(Exchange exchange);

    /** What people call a stage: its class in lower case, words joined by hyphens, {@code meter-intent}. */
    static String nameOf(Class<? extends Stage> stage) {
        return WORD.matcher(stage.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
