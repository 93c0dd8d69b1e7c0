package io.hefu.portal.testing;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.PayoutHold;
import io.hefu.core.payout.PayoutHold.Change;
import io.hefu.core.payout.PayoutHold.State;
import io.hefu.core.payout.PayoutHolds;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Billing in which every party is to be suspended. */
@Singleton
public class FakePayoutHolds implements PayoutHolds {

    public static final UUID HOLD = UUID.fromString("00000000-0000-7000-8000-0000000000c0");

    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    @Override
    public CompletionStage<List<PayoutHold>> of(OrganisationId party) {
        return CompletableFuture.supplyAsync(() -> List.of(hold(Change.SUSPEND, State.PROPOSED, "考核", "admin2")));
    }

    @Override
    public CompletionStage<PayoutHold> propose(OrganisationId party, Change change, String reason, Actor by) {
        return CompletableFuture.supplyAsync(() -> hold(change, State.PROPOSED, reason, by.username()));
    }

    @Override
    public CompletionStage<PayoutHold> decide(OrganisationId party, UUID hold, boolean approved, Actor by) {
        State state = approved ? State.IN_FORCE : State.REJECTED;
        return CompletableFuture.supplyAsync(() -> new PayoutHold(
                hold, Change.SUSPEND, state, "考核", "admin2", AT, Optional.of(by.username()), Optional.of(AT)));
    }

    private static PayoutHold hold(Change change, State state, String reason, String proposedBy) {
        return new PayoutHold(HOLD, change, state, reason, proposedBy, AT, Optional.empty(), Optional.empty());
    }
}
