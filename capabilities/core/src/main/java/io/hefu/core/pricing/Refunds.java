package io.hefu.core.pricing;

import io.hefu.core.approval.Proposal;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Paying calls back. A call is refunded once, once a second person has approved. */
public interface Refunds {

    /** How many calls one refund may have. */
    int MOST_CALLS = 1_000;

    /**
     * @param calls of the developer
     * @param correlators all calls of the developer that bear one
     * @param username who proposes it
     */
    CompletionStage<Proposal> propose(
            OrganisationId developer, List<CallId> calls, List<Correlator> correlators, String reason, String username);
}
