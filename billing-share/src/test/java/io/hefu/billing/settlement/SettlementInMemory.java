package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.rating.RatingInMemory;
import io.hefu.billing.seal.Hash;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.TileSink;
import io.hefu.billing.settlement.Sealing.Signed;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.DayTree;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.MonthTree;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Days and months closed, stated and sealed with maps for tables: the same rules as the stores put to them. */
public final class SettlementInMemory {

    /**
     * A statement as it is issued.
     *
     * @param signature of a month; days are not signed here, which is most of the work
     */
    public record Issued(StatementHead head, Optional<byte[]> signature, Sections sections) {}

    /** A correction that was booked. */
    public record Booked(Correction correction, LocalDate bookedOn, Instant postedAt) {}

    private final SealSecret secret;
    private final SignedAgreements signed;
    private final Supplier<UUID> ids;
    private final Map<OrganisationId, Issued> lastDays = new HashMap<>();
    private final Map<OrganisationId, List<Issued>> days = new HashMap<>();
    private final Map<OrganisationId, SortedMap<LineKey, Amounts>> usageOfMonth = new HashMap<>();
    private final Map<OrganisationId, List<BookedCorrection>> correctionsOfMonth = new HashMap<>();

    public SettlementInMemory(SealSecret secret, List<Agreement> agreements, Supplier<UUID> ids) {
        this.secret = secret;
        this.signed = new SignedAgreements(agreements);
        this.ids = ids;
    }

    /** What the terms of all versions give for a month once nothing more is expected. */
    public List<Correction> close(YearMonth month, RatingInMemory rating) {
        List<Correction> terms = new ArrayList<>();
        for (Agreement agreement : signed.inForce(month.atDay(1), month.atEndOfMonth())) {
            var before = rating.progress(agreement, month);
            PeriodTerms.change(ids.get(), agreement, month, month.atEndOfMonth(), before, before.closed())
                    .ifPresent(terms::add);
            rating.close(agreement, month);
        }
        return terms;
    }

    /**
     * All parties' statements of a day.
     *
     * @param lines booked on the day, by ascending call id; those of closed months left out
     */
    public Map<OrganisationId, Issued> day(
            LocalDate date,
            List<RatingInMemory.Line> lines,
            List<RatingInMemory.Share> shares,
            List<Booked> corrections,
            Instant now) {
        StatementPeriod period = StatementPeriod.day(date);
        Map<OrganisationId, Issued> issued = new TreeMap<>(PartyOrder.BY_ID);
        for (OrganisationId party : parties()) {
            Figures figures = new Figures(usage(party, shares), corrections(party, corrections));
            DayTree tree = new DayTree(date, TileSink.NONE);
            PartyDay day = new PartyDay(figures, secret.salts(party, period), tree::add);
            lines.stream()
                    .filter(line -> line.agreement()
                            .map(signed::parties)
                            .filter(parties -> parties.contains(party))
                            .isPresent())
                    .forEach(line -> day.add(call(line)));
            day.finish();
            Money opening = Optional.ofNullable(lastDays.get(party))
                    .map(last -> last.head().balance().closingResidue())
                    .orElse(Money.ZERO);
            Sections sections = tree.finish();
            StatementHead head = new StatementHead(
                    party,
                    period,
                    now,
                    secret.key().id(),
                    signed.seals(party, figures, date, date),
                    sections.totals(section -> !section.equals(Section.CORRECTIONS)),
                    sections.totals(Section.CORRECTIONS::equals),
                    opening,
                    sections.root().hash(),
                    LinesHash.of(figures, opening),
                    List.of(),
                    List.of(),
                    Optional.ofNullable(lastDays.get(party))
                            .map(last -> last.head().hash())
                            .orElse(Hash.NONE),
                    Hash.NONE);
            issued.put(party, new Issued(head, Optional.empty(), sections));
            remember(party, figures);
        }
        issued.forEach((party, day) -> {
            lastDays.put(party, day);
            days.computeIfAbsent(party, none -> new ArrayList<>()).add(day);
        });
        return issued;
    }

    /** All parties' statements of the month whose days were issued since the last month. */
    public Map<OrganisationId, Issued> month(YearMonth month, Instant now) {
        StatementPeriod period = StatementPeriod.month(month.atDay(1));
        Map<OrganisationId, Issued> issued = new TreeMap<>(PartyOrder.BY_ID);
        Sealing sealing = new Sealing(secret.key(), now, List.of(), Map.of(), Hash.NONE);
        days.forEach((party, list) -> {
            MonthTree tree = new MonthTree(list.stream().map(Issued::head).toList());
            Figures figures = new Figures(usageOfMonth.get(party), correctionsOfMonth.get(party));
            Money opening = tree.days().get(0).openingResidue();
            Signed<StatementHead> head = sealing.seal(new Calculated(
                    party,
                    period,
                    tree.days().get(tree.days().size() - 1).agreements(),
                    tree.calls(),
                    tree.corrections(),
                    opening,
                    tree.sections(),
                    LinesHash.of(figures, opening),
                    tree.hashes()));
            issued.put(party, new Issued(head.head(), Optional.of(head.signature()), tree.sections()));
        });
        days.clear();
        usageOfMonth.clear();
        correctionsOfMonth.clear();
        return issued;
    }

    /** The names of clauses, as lines show them. */
    public String clauseName(AgreementRef agreement, String number) {
        return signed.clauseNames().of(agreement, number).name();
    }

    public List<OrganisationId> parties() {
        return signed.inForce(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)).stream()
                .map(SignedAgreements::ref)
                .flatMap(ref -> signed.parties(ref).stream())
                .distinct()
                .sorted(PartyOrder.BY_ID)
                .toList();
    }

    public boolean isParty(AgreementRef agreement, OrganisationId party) {
        return signed.parties(agreement).contains(party);
    }

    private void remember(OrganisationId party, Figures figures) {
        SortedMap<LineKey, Amounts> usage = usageOfMonth.computeIfAbsent(party, none -> new TreeMap<>());
        figures.usage().forEach((line, amounts) -> usage.merge(line, amounts, Amounts::plus));
        List<BookedCorrection> corrections = correctionsOfMonth.computeIfAbsent(party, none -> new ArrayList<>());
        corrections.addAll(figures.corrections());
        corrections.sort(Comparator.comparing(BookedCorrection::id, Leaf.ID_ORDER));
    }

    private SortedMap<LineKey, Amounts> usage(OrganisationId party, List<RatingInMemory.Share> shares) {
        SortedMap<LineKey, Amounts> usage = new TreeMap<>();
        for (RatingInMemory.Share share : shares) {
            if (share.party().equals(party)) {
                Map<Clause, Money> steps = steps(share.line().agreement(), share.clauses());
                Amounts amounts = new Amounts(share.calls(), share.units(), share.gross(), steps, share.share());
                usage.merge(share.line(), amounts, Amounts::plus);
            }
        }
        return usage;
    }

    private List<BookedCorrection> corrections(OrganisationId party, List<Booked> booked) {
        return booked.stream()
                .filter(one -> one.correction().parts().containsKey(party))
                .map(one -> correction(party, one))
                .sorted(Comparator.comparing(BookedCorrection::id, Leaf.ID_ORDER))
                .toList();
    }

    private BookedCorrection correction(OrganisationId party, Booked booked) {
        Correction correction = booked.correction();
        Correction.Part part = correction.parts().get(party);
        return new BookedCorrection(
                correction.id(),
                booked.postedAt(),
                correction.line(),
                correction.reason(),
                correction.corrects(),
                new Amounts(
                        correction.calls(),
                        correction.units(),
                        correction.gross(),
                        steps(correction.line().agreement(), part.clauses()),
                        part.share()));
    }

    /** As the table keeps them: without those of 0. */
    private Map<Clause, Money> steps(AgreementRef agreement, Map<String, Money> clauses) {
        Map<Clause, Money> steps = new HashMap<>();
        clauses.forEach((number, amount) -> {
            if (!amount.equals(Money.ZERO)) {
                steps.put(signed.clauseNames().of(agreement, number), amount);
            }
        });
        return steps;
    }

    private static BookedCall call(RatingInMemory.Line line) {
        LineKey key = new LineKey(
                line.agreement().orElseThrow(),
                line.record().api(),
                line.record().operation(),
                BusinessCalendar.dateOf(line.record().receivedAt()));
        return new BookedCall(
                line.record().call(),
                line.record().receivedAt(),
                key,
                line.result().status(),
                line.result().code(),
                line.result().units(),
                line.priceVersion(),
                line.gross());
    }
}
