package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Parties whose payouts are kept back. Each change takes two people. */
public interface PayoutHolds {

    /** All there ever were, newest first. */
    CompletionStage<List<PayoutHold>> of(OrganisationId party);

    /** Refused while another awaits its decision, or when the party's payouts are as wanted already. */
    CompletionStage<PayoutHold> propose(OrganisationId party, PayoutHold.Change change, String reason, Actor by);

    /** Refused to who proposed it. */
    CompletionStage<PayoutHold> decide(OrganisationId party, UUID hold, boolean approved, Actor by);
}
