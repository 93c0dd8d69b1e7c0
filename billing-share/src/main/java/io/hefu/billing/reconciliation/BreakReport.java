package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import io.hefu.billing.digest.Sha256;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes breaks of what the passes found: explained, settled by rules where one applies, told in an order of their content. */
final class BreakReport {

    private final Rules rules;
    private final Matching matching;
    private final Patterns patterns;
    private final FindingView view;
    private final Tolerances tolerances;
    private final ReconciliationSink sink;
    private final Map<DifferenceKind, ReconciliationResult.Breaks> counts = new EnumMap<>(DifferenceKind.class);
    private final CanonicalDigest all = new CanonicalDigest();

    BreakReport(Rules rules, Matching matching, OurSuspense suspense, ReconciliationSink sink) {
        this.rules = rules;
        this.matching = matching;
        this.patterns = new Patterns(rules, matching);
        this.view = new FindingView(matching, patterns, suspense);
        this.tolerances = new Tolerances(rules.tolerances());
        this.sink = sink;
    }

    void tell() {
        Findings findings = matching.findings;
        for (int finding = 0; finding < findings.size(); finding++) {
            patterns.look(finding);
        }
        for (int finding = 0; finding < findings.size(); finding++) {
            if (findings.kind(finding) == DifferenceKind.AMOUNT
                    && patterns.isOtherPrice(findings.our(finding), findings.their(finding))) {
                findings.kind(finding, DifferenceKind.RATE_VERSION);
            }
            if (findings.isPair(finding)) {
                tolerances.count(view.difference(finding));
            }
        }
        matching.totals.forEach(tolerances::count);
        tellLines(IndexSort.sorted(findings.size(), this::byContent));
        tellTotals();
    }

    Map<DifferenceKind, ReconciliationResult.Breaks> counts() {
        return counts;
    }

    List<Tolerance.Entry> tolerated() {
        return tolerances.entries();
    }

    byte[] hash() {
        return all.bytes();
    }

    private void tellLines(int[] sorted) {
        int alike = 0;
        for (int i = 0; i < sorted.length; i++) {
            alike = i > 0 && byContent(sorted[i - 1], sorted[i]) == 0 ? alike + 1 : 0;
            Difference difference = view.difference(sorted[i]);
            if (!tolerances.isTolerated(difference)) {
                tell(key(sorted[i], alike), difference, view.cause(sorted[i]));
            }
        }
    }

    private void tellTotals() {
        Comparator<Difference> byPosition = Comparator.comparing(
                BreakReport::anyPosition,
                Comparator.comparing(Position::date)
                        .thenComparing(Position::product)
                        .thenComparing(Position::result));
        matching.totals.stream()
                .filter(difference -> !tolerances.isTolerated(difference))
                .sorted(byPosition.thenComparing(Difference::kind))
                .forEach(difference -> tell(key(difference), difference, view.causeOfTotal(difference)));
    }

    private void tell(Sha256 key, Difference difference, Cause cause) {
        Optional<AutoRule> resolvedBy = rules.autoRules().stream()
                .filter(rule -> rule.resolves(difference, cause))
                .findFirst();
        Break found = new Break(key, difference, cause, resolvedBy);
        counts.merge(
                difference.kind(), ReconciliationResult.Breaks.NONE.plus(found), (before, one) -> before.plus(found));
        all.add(key.hex())
                .add(difference.atRisk().microYuan())
                .add(cause.evidence().english())
                .add(resolvedBy.map(rules.autoRules()::indexOf).orElse(-1));
        sink.broken(found);
    }

    private int byContent(int left, int right) {
        Findings findings = matching.findings;
        int order = findings.kind(left).compareTo(findings.kind(right));
        order = order == 0 ? byContent(matching.ours, findings.our(left), findings.our(right)) : order;
        order = order == 0 ? byContent(matching.theirs, findings.their(left), findings.their(right)) : order;
        return order == 0 ? Boolean.compare(findings.isIdentical(left), findings.isIdentical(right)) : order;
    }

    private static int byContent(LineTable lines, int left, int right) {
        if (left == Findings.NONE || right == Findings.NONE) {
            return Integer.compare(Math.min(left, 0), Math.min(right, 0));
        }
        return LineOrder.byContent(lines, left, lines, right);
    }

    private Sha256 key(int finding, int alike) {
        Findings findings = matching.findings;
        CanonicalDigest digest = new CanonicalDigest();
        digest.add(findings.kind(finding).name()).add(alike);
        addContent(digest, matching.ours, findings.our(finding));
        addContent(digest, matching.theirs, findings.their(finding));
        return digest.hash();
    }

    private static void addContent(CanonicalDigest digest, LineTable lines, int line) {
        digest.add(line == Findings.NONE ? 0 : 1);
        for (int word = 0; line != Findings.NONE && word < LineTable.WORDS; word++) {
            digest.add(lines.content(line, word));
        }
    }

    private static Sha256 key(Difference difference) {
        CanonicalDigest digest = new CanonicalDigest();
        digest.add("TOTAL").add(difference.kind().name());
        addPosition(digest, difference.ourPosition());
        addPosition(digest, difference.theirPosition());
        return digest.hash();
    }

    private static void addPosition(CanonicalDigest digest, Optional<Position> position) {
        digest.add(position.isPresent() ? 1 : 0);
        position.ifPresent(total -> digest.add(total.date().toEpochDay())
                .add(total.product().api())
                .add(total.product().operation())
                .add(total.result().name())
                .add(total.calls())
                .add(total.units())
                .add(total.amount().microYuan()));
    }

    private static Position anyPosition(Difference difference) {
        return difference.ourPosition().or(difference::theirPosition).orElseThrow();
    }
}
