package io.hefu.billing.settlement;

import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Balance;
import io.hefu.billing.statement.CallShares.LineTotals;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionLine;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.billing.statement.LineWriter;
import io.hefu.billing.statement.StatementLines;
import io.hefu.billing.statement.UsageLine;
import io.hefu.core.money.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was booked for one party in a period: its lines, and its corrections one by one.
 *
 * @param corrections by ascending id
 */
record Figures(SortedMap<LineKey, Amounts> usage, List<BookedCorrection> corrections) {

    private record CorrectionKey(LineKey line, CorrectionReason reason, String corrects) {

        static final Comparator<CorrectionKey> ORDER = Comparator.comparing(CorrectionKey::line)
                .thenComparing(CorrectionKey::reason)
                .thenComparing(CorrectionKey::corrects);
    }

    static final Figures NONE = new Figures(new TreeMap<>(), List.of());

    Figures {
        corrections = List.copyOf(corrections);
    }

    Map<LineKey, LineTotals> totals() {
        Map<LineKey, LineTotals> totals = new HashMap<>();
        usage.forEach(
                (key, amounts) -> totals.put(key, new LineTotals(amounts.calls(), amounts.gross(), amounts.share())));
        return totals;
    }

    /** @return the balance the lines lead to */
    Balance writeTo(LineWriter writer, Money openingResidue) {
        StatementLines lines = new StatementLines(writer, clauses());
        usage.forEach((key, amounts) -> lines.add(new UsageLine(key, amounts)));
        correctionLines().forEach(lines::add);
        return lines.finish(openingResidue);
    }

    private List<CorrectionLine> correctionLines() {
        SortedMap<CorrectionKey, Amounts> sums = new TreeMap<>(CorrectionKey.ORDER);
        corrections.forEach(correction -> sums.merge(
                new CorrectionKey(correction.line(), correction.reason(), correction.corrects()),
                correction.amounts(),
                Amounts::plus));
        return sums.entrySet().stream()
                .map(sum -> new CorrectionLine(
                        sum.getKey().line(), sum.getKey().reason(), sum.getKey().corrects(), sum.getValue()))
                .toList();
    }

    private List<Clause> clauses() {
        return Stream.concat(usage.values().stream(), corrections.stream().map(BookedCorrection::amounts))
                .flatMap(amounts -> amounts.steps().keySet().stream())
                .distinct()
                .sorted(BY_NUMBER)
                .toList();
    }

    /** 2 before 10, 3.2 after 3. */
    private static final Comparator<Clause> BY_NUMBER =
            Comparator.comparing(Figures::places).thenComparing(Clause::name);

    private static String places(Clause clause) {
        StringBuilder places = new StringBuilder();
        for (String place : clause.number().split("\\.")) {
            places.append("0000".substring(Math.min(place.length(), 4)))
                    .append(place)
                    .append('.');
        }
        return places.toString();
    }
}
