package io.hefu.core.pricing;

import io.hefu.core.approval.Proposal;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** New prices. They take effect once a second person has approved them. */
public interface PriceChanges {

    /**
     * @param effectiveFrom not before now: what was charged already is corrected by a {@linkplain Reratings rerating}
     * @param username who proposes it
     */
    CompletionStage<Proposal> propose(
            PlanCode plan,
            ApiName api,
            String operation,
            Instant effectiveFrom,
            PriceTerms terms,
            boolean taxIncluded,
            String username);
}
