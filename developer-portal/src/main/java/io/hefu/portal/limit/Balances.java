package io.hefu.portal.limit;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Applications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.limit.Balance.Credit;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.PortalRefusal.ReferenceTaken;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Prepaid balances: read by their owners, credited by the operator. */
@Singleton
public class Balances {

    private final BalanceStore store;
    private final Applications applications;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Balances(BalanceStore store, Applications applications, AuditTrail audit, Transactions transactions, Clock clock) {
        this.store = store;
        this.applications = applications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Uni<Balance> get(Member member, ApplicationId application) {
        Uni<?> visible = member.has(Role.OPERATOR_ADMIN)
                ? applications.ofAnyone(application)
                : applications.get(member, application);
        return visible.chain(() -> transactions.reading(() -> store.of(application)));
    }

    /** From the first credit on, the application's calls use up its balance. A payment is credited once. */
    public Uni<Balance> credit(Member member, ApplicationId application, Money amount, String reference) {
        member.require(Role.OPERATOR_ADMIN);
        Credit credit = new Credit(reference, amount, clock.instant(), member.username());
        return applications
                .ofAnyone(application)
                .chain(() -> transactions.writing(() -> transactions
                        .lock("balance/" + application)
                        .chain(() -> store.of(application))
                        .chain(before -> known(before, credit)
                                ? Uni.createFrom().item(before)
                                : add(member, application, credit))));
    }

    private static boolean known(Balance balance, Credit credit) {
        Optional<Credit> same = balance.credits().stream()
                .filter(known -> known.reference().equals(credit.reference()))
                .findFirst();
        if (same.isPresent() && !same.get().amount().equals(credit.amount())) {
            throw new RefusedException(new ReferenceTaken(credit.reference()));
        }
        return same.isPresent();
    }

    private Uni<Balance> add(Member member, ApplicationId application, Credit credit) {
        return store.add(application.value(), credit)
                .chain(() -> audit.record(Change.by(member, "balance.credited", "application/" + application)
                        .to(Map.of("amount", credit.amount().toString(), "reference", credit.reference()))))
                .chain(() -> store.of(application));
    }
}
