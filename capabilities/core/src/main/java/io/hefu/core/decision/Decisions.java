package io.hefu.core.decision;

import java.util.concurrent.CompletionStage;

/** What the gateway would do with a call. Kept by the gateway, shown by the portal. Asking takes nothing and costs nothing. */
public interface Decisions {

    CompletionStage<Decision> decide(Question question);
}
