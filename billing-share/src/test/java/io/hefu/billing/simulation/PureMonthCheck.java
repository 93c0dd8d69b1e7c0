package io.hefu.billing.simulation;

import io.hefu.billing.rating.RatingInMemory;
import io.hefu.billing.settlement.SettlementInMemory.Booked;
import io.hefu.billing.settlement.SettlementInMemory.Issued;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.checker.seal.PublicKeys;
import io.hefu.checker.seal.Sha256;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.statement.Amounts;
import io.hefu.checker.statement.CallRow;
import io.hefu.checker.statement.Column;
import io.hefu.checker.statement.CorrectionReason;
import io.hefu.checker.statement.CorrectionRow;
import io.hefu.checker.statement.DayStatement;
import io.hefu.checker.statement.Head;
import io.hefu.checker.statement.LineKey;
import io.hefu.checker.statement.LinesCsv;
import io.hefu.checker.statement.Period;
import io.hefu.checker.statement.Salts;
import io.hefu.checker.statement.SectionRoot;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Derives what must come of a simulated month, with the account and the checker, and tells what does not. */
final class PureMonthCheck {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final PublicKeys KEYS = Independently.keys();
    private static final byte[] SALT_SECRET = Independently.SEALING_KEY.saltSecret();

    private final PureMonth month;
    private final List<String> divergences = new ArrayList<>();

    private PureMonthCheck(PureMonth month) {
        this.month = month;
    }

    static List<String> divergences(PureMonth month) {
        PureMonthCheck check = new PureMonthCheck(month);
        check.calls();
        check.shares();
        for (OrganisationId party : month.settlement.parties()) {
            check.statements(party);
        }
        return check.divergences;
    }

    private void calls() {
        compare("calls stored", month.intake.calls(), month.account.calls());
        compare("entries suspended", month.intake.suspended(), month.account.contradictions);
        Map<String, Long> expected = month.account.microYuanByCall();
        Set<String> seen = new HashSet<>();
        for (RatingInMemory.Line line : month.lines) {
            String call = line.record().call().toString();
            compare("call " + call, line.gross().microYuan(), expected.get(call));
            if (!seen.add(call)) {
                divergences.add("call " + call + ": rated twice");
            }
        }
        compare("calls rated", seen.size(), expected.size());
    }

    private void shares() {
        for (OrganisationId party : month.settlement.parties()) {
            Money earned = Money.ZERO;
            for (RatingInMemory.Share share : month.shares) {
                if (share.party().equals(party)) {
                    earned = earned.plus(share.share());
                    Money clauses = share.clauses().values().stream().reduce(Money.ZERO, Money::plus);
                    compare("clauses of " + share.line(), clauses, share.share());
                }
            }
            for (Booked booked : month.corrections) {
                if (booked.correction().parts().containsKey(party)) {
                    earned = earned.plus(booked.correction().parts().get(party).share());
                }
            }
            compare("earned by " + party, earned, month.account.share(party, List.of(PureMonth.MONTH)));
        }
    }

    private void statements(OrganisationId party) {
        Optional<Head> before = Optional.empty();
        byte[] beforeBytes = new byte[0];
        SortedMap<LineKey, Amounts> usageOfMonth = new TreeMap<>();
        SortedMap<CorrectionRow.Key, Amounts> correctionsOfMonth = new TreeMap<>();
        List<SectionRoot> days = new ArrayList<>();
        for (Map.Entry<LocalDate, Map<OrganisationId, Issued>> day : month.days.entrySet()) {
            LocalDate date = day.getKey();
            Issued issued = day.getValue().get(party);
            SortedMap<LineKey, Amounts> usage = usage(party, date);
            SortedMap<CorrectionRow.Key, Amounts> corrections = new TreeMap<>();
            DayStatement derived = derived(party, date, usage, corrections);
            byte[] bytes = issued.head().encoded();
            Head head = Head.decoded(bytes);
            String subject = "statement " + date + " of " + party;
            long opening = before.map(Head::closing).orElse(0L);
            Sums all = derived.calls().plus(derived.corrections());
            compare(subject + ", calls", head.calls(), derived.calls());
            compare(subject + ", corrections", head.corrections(), derived.corrections());
            compare(subject + ", root", head.root(), hex(derived.root().hash()));
            if (!Arrays.equals(
                    SectionRoot.encoded(derived.sections()), issued.sections().encoded())) {
                divergences.add(subject + ": its sections");
            }
            compare(subject + ", lines", head.lines(), LinesCsv.hash(usage, corrections, opening));
            compare(subject + ", opening residue", head.opening(), opening);
            compare(
                    subject + ", money",
                    Math.addExact(opening, all.share()),
                    Math.addExact(head.payableFen() * 10_000, head.closing()));
            compare(
                    subject + ", the head before",
                    head.previous(),
                    before.isPresent() ? Sha256.hex(beforeBytes) : Sha256.NONE);
            if (date.getMonth().equals(PureMonth.MONTH.getMonth())) {
                usage.forEach((line, amounts) -> usageOfMonth.merge(line, amounts, Amounts::plus));
                corrections.forEach((line, amounts) -> correctionsOfMonth.merge(line, amounts, Amounts::plus));
                days.add(SectionRoot.day(date, derived.root()));
            }
            before = Optional.of(head);
            beforeBytes = bytes;
        }
        monthOf(party, usageOfMonth, correctionsOfMonth, days);
    }

    private void monthOf(
            OrganisationId party,
            SortedMap<LineKey, Amounts> usage,
            SortedMap<CorrectionRow.Key, Amounts> corrections,
            List<SectionRoot> days) {
        Issued issued = month.month.get(party);
        byte[] bytes = issued.head().encoded();
        Head head = Head.decoded(bytes);
        String subject = "statement " + PureMonth.MONTH + " of " + party;
        compare(subject + ", root", head.root(), hex(SectionRoot.root(days).hash()));
        compare(subject + ", lines", head.lines(), LinesCsv.hash(usage, corrections, 0));
        compare(subject + ", days", head.days().size(), days.size());
        compare(
                subject + ", signature",
                KEYS.verify(head.keyId(), bytes, issued.signature().orElseThrow()),
                Optional.of(true));
    }

    private DayStatement derived(
            OrganisationId party,
            LocalDate date,
            SortedMap<LineKey, Amounts> usage,
            SortedMap<CorrectionRow.Key, Amounts> corrections) {
        Salts salts = Salts.of(SALT_SECRET, party.value(), new Period(Period.Kind.DAY, date));
        DayStatement derived = new DayStatement(
                Optional.of(salts),
                usage,
                (subject, stored, made) -> divergences.add(subject + ": " + stored + " (derived: " + made + ")"));
        month.linesOf(date).stream()
                .filter(line -> month.settlement.isParty(line.agreement().orElseThrow(), party))
                .map(PureMonthCheck::row)
                .forEach(derived::add);
        month.correctionsOf(date).stream()
                .filter(booked -> booked.correction().parts().containsKey(party))
                .sorted((one, other) -> compareUnsigned(one, other))
                .map(booked -> row(booked, party))
                .forEach(correction -> {
                    derived.add(correction);
                    corrections.merge(correction.key(), correction.amounts(), Amounts::plus);
                });
        derived.finish();
        return derived;
    }

    private SortedMap<LineKey, Amounts> usage(OrganisationId party, LocalDate date) {
        SortedMap<LineKey, Amounts> usage = new TreeMap<>();
        for (RatingInMemory.Share share : month.sharesOf(date)) {
            if (share.party().equals(party)) {
                Amounts amounts = new Amounts(
                        share.calls(),
                        share.units(),
                        share.gross().microYuan(),
                        columns(share.line().agreement(), share.clauses()),
                        share.share().microYuan());
                usage.merge(key(share.line()), amounts, Amounts::plus);
            }
        }
        return usage;
    }

    private Map<Column, Long> columns(AgreementRef agreement, Map<String, Money> clauses) {
        Map<Column, Long> columns = new HashMap<>();
        clauses.forEach((number, amount) -> {
            if (!amount.equals(Money.ZERO)) {
                columns.put(new Column(number, month.settlement.clauseName(agreement, number)), amount.microYuan());
            }
        });
        return columns;
    }

    private CorrectionRow row(Booked booked, OrganisationId party) {
        var correction = booked.correction();
        var part = correction.parts().get(party);
        return new CorrectionRow(
                correction.id(),
                booked.postedAt(),
                key(correction.line()),
                CorrectionReason.valueOf(correction.reason().name()),
                correction.corrects(),
                new Amounts(
                        correction.calls(),
                        correction.units(),
                        correction.gross().microYuan(),
                        columns(correction.line().agreement(), part.clauses()),
                        part.share().microYuan()));
    }

    private static CallRow row(RatingInMemory.Line line) {
        AgreementRef agreement = line.agreement().orElseThrow();
        return new CallRow(
                line.record().call().value(),
                line.record().receivedAt(),
                new LineKey(
                        agreement.agreement(),
                        agreement.version(),
                        line.record().api().value(),
                        line.record().operation(),
                        LocalDate.ofInstant(line.record().receivedAt(), SHANGHAI)),
                line.result().status(),
                line.result().code(),
                line.result().units(),
                line.priceVersion(),
                line.gross().microYuan());
    }

    private static LineKey key(io.hefu.billing.statement.LineKey line) {
        return new LineKey(
                line.agreement().agreement(),
                line.agreement().version(),
                line.api().value(),
                line.operation(),
                line.businessDate());
    }

    private static int compareUnsigned(Booked one, Booked other) {
        return one.correction()
                .id()
                .toString()
                .compareTo(other.correction().id().toString());
    }

    private void compare(String subject, Object made, Object derived) {
        if (!Objects.equals(made, derived)) {
            divergences.add(subject + ": " + made + " (derived: " + derived + ")");
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
