package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.Sha256;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.Map;

/**
 * What a run came to. Same inputs and rules, same result: the hash says so.
 *
 * @param inputs hash of the period and both sides' lines, whatever their order
 * @param rules hash of the rules
 * @param result hash of all that was found
 * @param ours lines of ours in the period
 * @param theirs lines of theirs in the period
 * @param matched lines of ours that have their like, by the pass that found it
 * @param breaks by kind, those resolved by a rule included
 * @param tolerated one for each agreement under which something was
 */
public record ReconciliationResult(
        Sha256 inputs,
        Sha256 rules,
        Sha256 result,
        Side ours,
        Side theirs,
        Map<Pass, Long> matched,
        Map<DifferenceKind, Breaks> breaks,
        List<Tolerance.Entry> tolerated) {

    /** One side's lines of the period. */
    public record Side(long lines, Money amount) {}

    /** @param resolved how many of them a rule has settled */
    public record Breaks(long count, long resolved, Money atRisk) {

        static final Breaks NONE = new Breaks(0, 0, Money.ZERO);

        Breaks plus(Break found) {
            return new Breaks(
                    count + 1,
                    resolved + (found.isOpen() ? 0 : 1),
                    atRisk.plus(found.difference().atRisk()));
        }
    }

    public ReconciliationResult {
        matched = Map.copyOf(matched);
        breaks = Map.copyOf(breaks);
        tolerated = List.copyOf(tolerated);
    }
}
