package io.hefu.portal.settlement;

import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.Settlements;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The operator's part in the settlement of months. What is asked of billing is in the audit trail before it is asked. */
@Singleton
public class SettlementDesk {

    private final Settlements settlements;
    private final AuditTrail audit;
    private final Transactions transactions;

    SettlementDesk(Settlements settlements, AuditTrail audit, Transactions transactions) {
        this.settlements = settlements;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Newest first. */
    public Uni<List<PeriodProgress>> periods(Member member, Kind kind, int most) {
        member.require(Role.OPERATOR_ADMIN);
        return Transactions.elsewhere(() -> settlements.periods(kind, most));
    }

    public Uni<Void> review(Member member, YearMonth month) {
        return asked(member, "settlement.review", month, () -> settlements.review(month, member.username()));
    }

    public Uni<Void> issue(Member member, YearMonth month) {
        return asked(member, "settlement.issue", month, () -> settlements.issue(month, member.username()));
    }

    private Uni<Void> asked(Member member, String action, YearMonth month, Supplier<CompletionStage<Void>> step) {
        member.require(Role.OPERATOR_ADMIN);
        Change change = Change.by(member, action, "settlement-period/" + StatementPeriod.month(month.atDay(1)));
        return transactions.writing(() -> audit.record(change)).chain(() -> Transactions.elsewhere(step));
    }
}
