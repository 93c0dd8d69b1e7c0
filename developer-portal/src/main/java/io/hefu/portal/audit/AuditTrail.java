package io.hefu.portal.audit;

import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Who changed what: written with the change, in its transaction, and never altered; the database sees to that. */
@Singleton
public class AuditTrail {

    private final AuditStore store;
    private final AuditChainStore chain;
    private final Transactions transactions;
    private final Clock clock;

    AuditTrail(AuditStore store, AuditChainStore chain, Transactions transactions, Clock clock) {
        this.store = store;
        this.chain = chain;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** To be called within the transaction that makes the change. */
    public Uni<Void> record(Change change) {
        return store.append(clock.instant(), change);
    }

    /** For the operator: newest first. */
    public Uni<Page<AuditEntry>> list(Member member, PageRequest page) {
        member.require(Role.OPERATOR_ADMIN);
        return transactions.reading(() -> store.page(page));
    }

    /** For the operator: whether the trail is still what was written, checked from its first entry on. */
    public Uni<AuditVerification> verify(Member member) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> chain.verify().subscribeAsCompletionStage());
    }
}
