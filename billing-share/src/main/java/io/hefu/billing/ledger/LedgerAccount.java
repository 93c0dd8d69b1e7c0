package io.hefu.billing.ledger;

import io.hefu.core.identity.OrganisationId;

/** Where money is due: from an organisation, or to it. In yuan, kept to the micro-yuan. */
public record LedgerAccount(Kind kind, OrganisationId organisation) {

    /** Which way the money is due. */
    public enum Kind {
        /** What a developer owes for its calls. Debited. */
        RECEIVABLE,
        /** What a party to an agreement has earned. Credited; debited when it is paid. */
        PAYABLE,
        /** The operator's money at its bank. Credited when a party is paid. */
        BANK
    }

    public static LedgerAccount receivableFrom(OrganisationId developer) {
        return new LedgerAccount(Kind.RECEIVABLE, developer);
    }

    public static LedgerAccount payableTo(OrganisationId party) {
        return new LedgerAccount(Kind.PAYABLE, party);
    }
}
