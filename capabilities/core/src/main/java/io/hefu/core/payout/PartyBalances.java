package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;

/** Balances by the ledger. */
public interface PartyBalances {

    /** Of any date; of a closed one it is the same for good. */
    CompletionStage<PartyBalance> at(OrganisationId party, LocalDate date);
}
