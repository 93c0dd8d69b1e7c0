package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.seal.Hash;
import io.hefu.checker.statement.Amounts;
import io.hefu.checker.statement.Balance;
import io.hefu.checker.statement.CallRow;
import io.hefu.checker.statement.Column;
import io.hefu.checker.statement.CorrectionRow;
import io.hefu.checker.statement.DayStatement;
import io.hefu.checker.statement.GlobalHead;
import io.hefu.checker.statement.Head;
import io.hefu.checker.statement.LinesCsv;
import io.hefu.checker.statement.Period;
import io.hefu.checker.statement.Salts;
import io.hefu.checker.statement.SectionRoot;
import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as they are sealed, and as the checker makes them again from their rows, are the same to the byte. */
class IndependentStatementTest {

    private static final byte[] OPERATOR_SECRET = new byte[32];

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leavesSectionsAndRootFollowFromTheRows(long seed) {
        for (November.Day day : new November(seed, (int) (seed * 37)).days) {
            List<String> complaints = new ArrayList<>();
            LocalDate date = day.head().period().from();
            Salts salts = Salts.of(OPERATOR_SECRET, November.PARTNER.value(), new Period(Period.Kind.DAY, date));
            DayStatement derived = new DayStatement(
                    Optional.of(salts), lines(day), (subject, stored, made) -> complaints.add(subject));

            day.leaves().forEach(leaf -> {
                if (leaf instanceof CallLeaf call) {
                    derived.add(row(call));
                } else if (leaf instanceof CorrectionLeaf correction) {
                    derived.add(row(correction));
                }
            });
            derived.finish();

            assertThat(complaints).isEmpty();
            assertThat(SectionRoot.encoded(derived.sections()))
                    .isEqualTo(day.sections().encoded());
            assertThat(derived.root().hash()).isEqualTo(day.head().root().bytes());
            assertThat(derived.calls().share())
                    .isEqualTo(day.head().calls().share().microYuan());
            assertThat(derived.corrections().gross())
                    .isEqualTo(day.head().corrections().gross().microYuan());
        }
    }

    @Test
    void aLineWhoseCallsAreNotThoseItWasSummedFromIsComplainedOf() {
        November.Day day = new November(1, 40).days.get(0);
        List<String> complaints = new ArrayList<>();
        DayStatement derived =
                new DayStatement(Optional.empty(), lines(day), (subject, stored, made) -> complaints.add(made));

        day.leaves().stream()
                .filter(CallLeaf.class::isInstance)
                .skip(1)
                .forEach(leaf -> derived.add(row((CallLeaf) leaf)));
        derived.finish();

        assertThat(complaints).hasSize(1);
    }

    @Test
    void headsAreReadAsTheyWereWritten() {
        November november = new November(1, 40);
        StatementHead month = november.month;

        Head head = Head.decoded(month.encoded());

        assertThat(head.party()).isEqualTo(November.PARTNER.value());
        assertThat(head.period()).hasToString("2026-11");
        assertThat(head.issuedAt()).isEqualTo(month.issuedAt());
        assertThat(head.keyId()).isEqualTo(month.keyId());
        assertThat(head.agreements()).hasSize(3).first().asString().startsWith("location 1: ");
        assertThat(head.journals()).containsExactly("gateway-1/4: 10000", "gateway-2/1: 7");
        assertThat(head.days())
                .isEqualTo(month.days().stream().map(Object::toString).toList());
        assertThat(head.root()).isEqualTo(month.root().toString());
        assertThat(head.lines()).isEqualTo(month.lines().toString());
        assertThat(head.payableFen())
                .isEqualTo(month.balance().payableFen())
                .isEqualTo(head.balance().payableFen());
        assertThat(head.closing()).isEqualTo(head.balance().closingResidue());
    }

    @Test
    void globalHeadsAreMadeAgainFromTheHeadsTheyCover() {
        November november = new November(1, 10);
        GlobalHead.Heads heads = new GlobalHead.Heads();
        GlobalTree tree = new GlobalTree(November.MONTH, List.of(november.month));
        heads.add(November.PARTNER.value(), november.month.encoded());

        assertThat(heads.root()).isEqualTo(tree.root().toString());
        assertThat(GlobalHead.decoded(november.globalHead.encoded()).heads()).isEqualTo(4);
        assertThat(GlobalHead.decoded(november.globalHead.encoded()).root())
                .isEqualTo(november.globalHead.root().toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesMakeTheSameFile(long seed) {
        Random random = new Random(seed);
        SortedMap<LineKey, io.hefu.billing.statement.Amounts> usage = new TreeMap<>();
        SortedMap<CorrectionLine, io.hefu.billing.statement.Amounts> corrections = new TreeMap<>(CorrectionLine.ORDER);
        for (int i = 0; i < seed * 3; i++) {
            usage.put(line(random), amounts(random));
            corrections.put(
                    new CorrectionLine(
                            line(random),
                            CorrectionReason.values()[random.nextInt(5)],
                            random.nextBoolean() ? "2026-10" : "",
                            io.hefu.billing.statement.Amounts.NONE),
                    amounts(random));
        }
        Money opening = new Money(random.nextInt(10_000));

        assertThat(LinesCsv.hash(derivedUsage(usage), derivedCorrections(corrections), opening.microYuan()))
                .isEqualTo(hash(usage, corrections, opening));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9_999, 10_000, -1, -9_999, -10_000, -10_001, 123_456_789})
    void balancesAreTheSame(long earned) {
        var balance = new io.hefu.billing.statement.Balance(new Money(4_321), new Money(earned));

        assertThat(new Balance(4_321, earned).payableFen()).isEqualTo(balance.payableFen());
        assertThat(new Balance(4_321, earned).closingResidue())
                .isEqualTo(balance.closingResidue().microYuan());
    }

    private static String hash(
            SortedMap<LineKey, io.hefu.billing.statement.Amounts> usage,
            SortedMap<CorrectionLine, io.hefu.billing.statement.Amounts> corrections,
            Money opening) {
        List<Clause> clauses = Stream.of(usage, corrections)
                .flatMap(lines -> lines.values().stream())
                .flatMap(amounts -> amounts.steps().keySet().stream())
                .distinct()
                .sorted(Comparator.comparingInt(clause -> Integer.parseInt(clause.number())))
                .toList();
        var out = new ByteArrayOutputStream();
        var lines = new StatementLines(new CsvLineWriter(out), clauses);
        usage.forEach((key, amounts) -> lines.add(new UsageLine(key, amounts)));
        corrections.forEach(
                (line, amounts) -> lines.add(new CorrectionLine(line.key(), line.reason(), line.corrects(), amounts)));
        lines.finish(opening);
        return Hash.of(out.toByteArray()).toString();
    }

    private static SortedMap<io.hefu.checker.statement.LineKey, Amounts> derivedUsage(
            SortedMap<LineKey, io.hefu.billing.statement.Amounts> usage) {
        SortedMap<io.hefu.checker.statement.LineKey, Amounts> derived = new TreeMap<>();
        usage.forEach((key, amounts) -> derived.put(key(key), derived(amounts)));
        return derived;
    }

    private static SortedMap<CorrectionRow.Key, Amounts> derivedCorrections(
            SortedMap<CorrectionLine, io.hefu.billing.statement.Amounts> corrections) {
        SortedMap<CorrectionRow.Key, Amounts> derived = new TreeMap<>();
        corrections.forEach((line, amounts) -> derived.put(
                new CorrectionRow.Key(key(line.key()), reason(line.reason()), line.corrects()), derived(amounts)));
        return derived;
    }

    private static LineKey line(Random random) {
        List<String> texts = List.of("=sum", "plain", "2026-10", "a,b", "say \"yes\"", "13800138000", "短信");
        return new LineKey(
                new AgreementRef("agreement-" + random.nextInt(2), 1 + random.nextInt(11)),
                new ApiName("short-messages"),
                texts.get(random.nextInt(texts.size())),
                November.FIRST.plusDays(random.nextInt(30)));
    }

    private static io.hefu.billing.statement.Amounts amounts(Random random) {
        Map<Clause, Money> steps = new HashMap<>();
        for (int clause = 1; clause < 12; clause += 1 + random.nextInt(4)) {
            steps.put(new Clause(Integer.toString(clause), "分成, split"), new Money(random.nextInt(2_000) - 1_000));
        }
        return new io.hefu.billing.statement.Amounts(
                random.nextInt(100),
                random.nextInt(100),
                new Money(random.nextInt()),
                steps,
                new Money(random.nextInt()));
    }

    private static Amounts derived(io.hefu.billing.statement.Amounts amounts) {
        Map<Column, Long> clauses = new HashMap<>();
        amounts.steps()
                .forEach((clause, amount) ->
                        clauses.put(new Column(clause.number(), clause.name()), amount.microYuan()));
        return new Amounts(
                amounts.calls(),
                amounts.units(),
                amounts.gross().microYuan(),
                clauses,
                amounts.share().microYuan());
    }

    private static Map<io.hefu.checker.statement.LineKey, Amounts> lines(November.Day day) {
        Map<io.hefu.checker.statement.LineKey, Amounts> lines = new HashMap<>();
        day.leaves().stream()
                .filter(CallLeaf.class::isInstance)
                .map(CallLeaf.class::cast)
                .forEach(call -> lines.merge(
                        key(call.line()),
                        new Amounts(
                                1,
                                call.units(),
                                call.gross().microYuan(),
                                Map.of(),
                                call.share().microYuan()),
                        Amounts::plus));
        return lines;
    }

    private static CallRow row(CallLeaf call) {
        return new CallRow(
                call.id(),
                call.receivedAt(),
                key(call.line()),
                call.status(),
                call.code(),
                call.units(),
                call.priceVersion(),
                call.gross().microYuan());
    }

    private static CorrectionRow row(CorrectionLeaf correction) {
        return new CorrectionRow(
                correction.id(),
                correction.postedAt(),
                key(correction.line()),
                reason(correction.reason()),
                correction.corrects(),
                new Amounts(
                        correction.calls(),
                        correction.units(),
                        correction.gross().microYuan(),
                        Map.of(),
                        correction.share().microYuan()));
    }

    private static io.hefu.checker.statement.LineKey key(LineKey line) {
        return new io.hefu.checker.statement.LineKey(
                line.agreement().agreement(),
                line.agreement().version(),
                line.api().value(),
                line.operation(),
                line.businessDate());
    }

    private static io.hefu.checker.statement.CorrectionReason reason(CorrectionReason reason) {
        return io.hefu.checker.statement.CorrectionReason.valueOf(reason.name());
    }
}
