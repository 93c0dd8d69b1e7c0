package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementStore;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.TileSink;
import io.hefu.billing.seal.Totals;
import io.hefu.billing.settlement.Sealing.Signed;
import io.hefu.billing.statement.DayTree;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** States and seals a day whose books are closed: for every party that something was booked for or that has an agreement. */
final class DayStore {

    /** Stands for a user where nobody decides. */
    static final String NOBODY = "hefu";

    private final AgreementStore agreements;
    private final StatedCallStore calls;
    private final SealSecret secret;
    private final FiguresStore figures = new FiguresStore();
    private final StatementStore statements = new StatementStore();
    private final PeriodStore periods = new PeriodStore();
    private final JournalMarkStore marks = new JournalMarkStore();

    /** All that is known of a day before its calls are looked at. */
    private record Day(
            StatementPeriod period,
            SignedAgreements signed,
            SortedMap<OrganisationId, Figures> figures,
            Map<OrganisationId, StatementHead> before) {

        Money openingResidue(OrganisationId party) {
            return Optional.ofNullable(before.get(party))
                    .map(head -> head.balance().closingResidue())
                    .orElse(Money.ZERO);
        }
    }

    DayStore(AgreementStore agreements, StatedCallStore calls, SealSecret secret) {
        this.agreements = agreements;
        this.calls = calls;
        this.secret = secret;
    }

    Uni<Void> issue(SqlConnection connection, LocalDate date, Instant now) {
        return day(connection, date)
                .chain(day -> calculate(connection, day).chain(list -> issue(connection, day, list, now)));
    }

    private Uni<Day> day(SqlConnection connection, LocalDate date) {
        return agreements
                .all(connection)
                .map(SignedAgreements::new)
                .chain(signed -> figures.booked(connection, date, date, Optional.empty(), signed.clauseNames())
                        .chain(booked -> statements
                                .latestHeads(connection, Kind.DAY, date)
                                .map(before -> new Day(
                                        StatementPeriod.day(date), signed, ofAll(signed, date, booked), before))));
    }

    private static SortedMap<OrganisationId, Figures> ofAll(
            SignedAgreements signed, LocalDate date, Map<OrganisationId, Figures> booked) {
        SortedMap<OrganisationId, Figures> figures = new TreeMap<>(PartyOrder.BY_ID);
        for (Agreement agreement : signed.inForce(date, date)) {
            for (Party party : agreement.terms().waterfall().parties()) {
                figures.put(party.organisation(), Figures.NONE);
            }
        }
        figures.putAll(booked);
        return figures;
    }

    private Uni<List<Calculated>> calculate(SqlConnection connection, Day day) {
        Map<OrganisationId, DayTree> trees = new HashMap<>();
        Map<OrganisationId, PartyDay> parties = new HashMap<>();
        day.figures().forEach((party, booked) -> {
            DayTree tree = new DayTree(day.period().from(), TileSink.NONE);
            trees.put(party, tree);
            parties.put(party, new PartyDay(booked, secret.salts(party, day.period()), tree::add));
        });
        return calls.forAll(connection, day.period().from(), day.signed(), parties)
                .map(done -> day.figures().keySet().stream()
                        .map(party -> calculated(day, party, trees.get(party).finish()))
                        .toList());
    }

    private static Calculated calculated(Day day, OrganisationId party, Sections sections) {
        Figures figures = day.figures().get(party);
        LocalDate date = day.period().from();
        Totals corrections = sections.totals(Section.CORRECTIONS::equals);
        Totals calls = sections.totals(section -> !section.equals(Section.CORRECTIONS));
        return new Calculated(
                party,
                day.period(),
                day.signed().seals(party, figures, date, date),
                calls,
                corrections,
                day.openingResidue(party),
                sections,
                LinesHash.of(figures, day.openingResidue(party)),
                List.of());
    }

    private Uni<Void> issue(SqlConnection connection, Day day, List<Calculated> calculated, Instant now) {
        StatementPeriod period = day.period();
        return marks.of(connection, period.from(), period.from())
                .chain(found -> periods.previousGlobal(connection, period)
                        .map(global -> new Sealing(secret.key(), now, found, hashes(day.before()), global)))
                .chain(sealing -> {
                    List<Signed<StatementHead>> signed =
                            calculated.stream().map(sealing::seal).toList();
                    return statements
                            .insert(connection, period, calculated)
                            .chain(() -> statements.issue(connection, period, signed, NOBODY, now))
                            .chain(() -> periods.issue(
                                    connection, period, sealing.seal(period, heads(signed)), Optional.empty(), now));
                });
    }

    static List<StatementHead> heads(List<Signed<StatementHead>> signed) {
        return signed.stream().map(Signed::head).toList();
    }

    static Map<OrganisationId, Hash> hashes(Map<OrganisationId, StatementHead> heads) {
        return heads.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().hash()));
    }
}
