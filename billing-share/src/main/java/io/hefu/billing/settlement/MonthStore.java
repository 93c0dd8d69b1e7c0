package io.hefu.billing.settlement;

import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.settlement.Sealing.Signed;
import io.hefu.billing.statement.AgreementSeal;
import io.hefu.billing.statement.MonthTree;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** States and seals a month out of the heads of its days. */
final class MonthStore {

    private final AgreementStore agreements;
    private final SealSecret secret;
    private final FiguresStore figures = new FiguresStore();
    private final StatementStore statements = new StatementStore();
    private final PeriodStore periods = new PeriodStore();
    private final JournalMarkStore marks = new JournalMarkStore();

    MonthStore(AgreementStore agreements, SealSecret secret) {
        this.agreements = agreements;
        this.secret = secret;
    }

    Uni<Void> calculate(SqlConnection connection, StatementPeriod month) {
        return calculated(connection, month).chain(list -> statements.insert(connection, month, list));
    }

    /** What was calculated follows from days that are sealed: it is calculated again rather than read. */
    Uni<Void> issue(SqlConnection connection, StatementPeriod month, String user, Instant now) {
        return calculated(connection, month)
                .chain(list -> sealing(connection, month, now).chain(sealing -> {
                    List<Signed<StatementHead>> signed =
                            list.stream().map(sealing::seal).toList();
                    return statements
                            .issue(connection, month, signed, user, now)
                            .chain(() -> periods.issue(
                                    connection,
                                    month,
                                    sealing.seal(month, DayStore.heads(signed)),
                                    Optional.of(user),
                                    now));
                }));
    }

    private Uni<Sealing> sealing(SqlConnection connection, StatementPeriod month, Instant now) {
        return marks.of(connection, month.from(), lastDay(month))
                .chain(found -> statements
                        .latestHeads(connection, Kind.MONTH, month.from())
                        .chain(before -> periods.previousGlobal(connection, month)
                                .map(global ->
                                        new Sealing(secret.key(), now, found, DayStore.hashes(before), global))));
    }

    private Uni<List<Calculated>> calculated(SqlConnection connection, StatementPeriod month) {
        return agreements
                .all(connection)
                .map(SignedAgreements::new)
                .chain(signed -> figures.booked(
                                connection, month.from(), lastDay(month), Optional.empty(), signed.clauseNames())
                        .chain(booked -> statements
                                .heads(connection, Kind.DAY, month.from(), lastDay(month))
                                .map(heads -> calculated(month, booked, heads))));
    }

    private static List<Calculated> calculated(
            StatementPeriod month,
            Map<OrganisationId, Figures> booked,
            Map<OrganisationId, List<StatementHead>> heads) {
        SortedMap<OrganisationId, List<StatementHead>> sorted = new TreeMap<>(PartyOrder.BY_ID);
        sorted.putAll(heads);
        List<Calculated> calculated = new ArrayList<>();
        sorted.forEach((party, days) -> calculated.add(
                calculated(party, month, booked.getOrDefault(party, Figures.NONE), new MonthTree(days))));
        return calculated;
    }

    private static Calculated calculated(OrganisationId party, StatementPeriod month, Figures booked, MonthTree tree) {
        Money openingResidue = tree.days().get(0).openingResidue();
        return new Calculated(
                party,
                month,
                tree.days().stream()
                        .flatMap(day -> day.agreements().stream())
                        .distinct()
                        .sorted(Comparator.comparing(AgreementSeal::agreement))
                        .toList(),
                tree.calls(),
                tree.corrections(),
                openingResidue,
                tree.sections(),
                LinesHash.of(booked, openingResidue),
                tree.hashes());
    }

    private static LocalDate lastDay(StatementPeriod month) {
        return month.to().minusDays(1);
    }
}
