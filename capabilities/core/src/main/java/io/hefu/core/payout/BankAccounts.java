package io.hefu.core.payout;

import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Where parties are paid. A change takes two people. */
public interface BankAccounts {

    /** All there ever were, newest first. */
    CompletionStage<List<BankAccount>> of(OrganisationId party);

    /** Refused while another proposal awaits its decision. */
    CompletionStage<BankAccount> propose(OrganisationId party, NewBankAccount account, Actor by);

    /** Puts the proposed account into force, or rejects it. Refused to who proposed it. */
    CompletionStage<BankAccount> decide(OrganisationId party, UUID account, boolean approved, Actor by);
}
