package io.hefu.portal.member;

import io.hefu.core.identity.OrganisationId;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** The organisations known here. For use within the portal: it does not ask who wants to know. */
@Singleton
public class Organisations {

    private final OrganisationStore store;
    private final Transactions transactions;

    Organisations(OrganisationStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Those of the ids that exist, in no order. */
    public Uni<List<Organisation>> named(Collection<OrganisationId> ids) {
        return transactions.reading(() -> store.named(ids));
    }

    /** Names are not unique. */
    public Uni<List<Organisation>> partnersCalled(String name) {
        return transactions.reading(() -> store.partnersCalled(name));
    }
}
