package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.CanonicalDigest;
import java.util.HexFormat;

/**
 * Compares our account of a period with a partner's, in passes from the most exact to the least. Both sides stream by once;
 * kept in memory is what the first pass leaves open, 96 bytes a line. A partner whose lines name no calls is best reconciled
 * day by day.
 */
public final class Reconciliation {

    private final Rules rules;
    private final Products products;
    private final OurSuspense suspense;

    /** @param products the same with which both sides' lines were written */
    public Reconciliation(Rules rules, Products products, OurSuspense suspense) {
        this.rules = rules;
        this.products = products;
        this.suspense = suspense;
    }

    /**
     * @param ours one line for each call, each with its id
     * @param theirs lines or totals, whatever the partner has sent
     */
    public ReconciliationResult run(
            ReconciledPeriod period, LineStream ours, LineStream theirs, ReconciliationSink sink) {
        LineComparison comparison = new LineComparison(rules, products, period);
        Matching matching = new Matching(comparison, products, sink);
        CallGroups ourCalls = new CallGroups(ours, comparison);
        CallGroups theirCalls = new CallGroups(theirs, comparison);
        new CallPass(matching, ourCalls, theirCalls).run();
        new ReferencePass(matching).run();
        new CompositePass(matching, rules.timeTolerance()).run();
        new GroupPass(matching).run();
        new TotalPass(matching, theirCalls.isOnlyTotals()).run();
        matching.leaveTheRest();
        BreakReport report = new BreakReport(rules, matching, suspense, sink);
        report.tell();
        return result(period, ourCalls, theirCalls, matching, report);
    }

    private ReconciliationResult result(
            ReconciledPeriod period, CallGroups ours, CallGroups theirs, Matching matching, BreakReport report) {
        CanonicalDigest inputs = new CanonicalDigest()
                .add(period.from().toEpochDay())
                .add(period.to().toEpochDay())
                .add(HexFormat.of().formatHex(ours.hash()))
                .add(HexFormat.of().formatHex(theirs.hash()));
        CanonicalDigest found = new CanonicalDigest().add(HexFormat.of().formatHex(report.hash()));
        for (Pass pass : Pass.values()) {
            found.add(matching.matched.getOrDefault(pass, 0L));
        }
        report.tolerated()
                .forEach(entry -> found.add(entry.agreement())
                        .add(entry.pairs())
                        .add(entry.difference().microYuan()));
        return new ReconciliationResult(
                inputs.hash(),
                rules.hash(),
                found.hash(),
                ours.side(),
                theirs.side(),
                matching.matched,
                report.counts(),
                report.tolerated());
    }
}
