package io.hefu.billing.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Pairs open lines that name no call by what they say. Both sides are ordered by what must be equal, then by time; going
 * through both once pairs as many as can be paired within the tolerance of time, the earliest first.
 *
 * <p>Two lines that each have a reference were asked for it before: they are not one call.
 */
final class CompositePass {

    private static final boolean[] BOTH = {true, false};

    /**
     * Lines of theirs that state the same things, and those of ours that may be their likes.
     *
     * @param compared whether both sides state the subscriber; if not, one of them does not
     */
    private record Population(boolean subscriber, boolean compared, boolean reference, boolean result) {

        static List<Population> all() {
            List<Population> all = new ArrayList<>();
            for (boolean reference : BOTH) {
                for (boolean result : BOTH) {
                    all.add(new Population(true, true, reference, result));
                    all.add(new Population(false, false, reference, result));
                    all.add(new Population(true, false, reference, result));
                }
            }
            return all;
        }

        boolean hasTheirs(LineTable theirs, int line) {
            return !theirs.isTotal(line)
                    && !theirs.hasCall(line)
                    && (theirs.subscriber(line) != 0) == subscriber
                    && theirs.hasReference(line) == reference
                    && (theirs.result(line) != ResultClass.NOT_STATED) == result;
        }

        boolean hasOurs(LineTable ours, int line) {
            return (!subscriber || (ours.subscriber(line) != 0) == compared) && !(reference && ours.hasReference(line));
        }
    }

    private final Matching matching;
    private final LineTable ours;
    private final LineTable theirs;
    private final long toleranceMicros;

    CompositePass(Matching matching, Duration tolerance) {
        this.matching = matching;
        this.ours = matching.ours;
        this.theirs = matching.theirs;
        this.toleranceMicros = TimeUnit.NANOSECONDS.toMicros(tolerance.toNanos());
    }

    void run() {
        for (Population population : Population.all()) {
            CompositeKey alike = new CompositeKey(population.compared, population.result, true);
            pair(Pass.COMPOSITE_SAME_TIME, population, alike, 0);
            pair(Pass.COMPOSITE_NEAR_TIME, population, alike, toleranceMicros);
        }
        for (Population population : Population.all()) {
            CompositeKey differing = new CompositeKey(population.compared, false, false);
            pair(Pass.COMPOSITE_DIFFERING, population, differing, population.compared ? toleranceMicros : 0);
        }
    }

    private void pair(Pass pass, Population population, CompositeKey key, long tolerance) {
        int[] their = matching.openTheirs(line -> population.hasTheirs(theirs, line));
        if (their.length == 0) {
            return;
        }
        their = key.sorted(theirs, their);
        int[] our = key.sorted(ours, matching.openOurs(line -> population.hasOurs(ours, line)));
        boolean anyAmount = !key.amount() && !key.subscriber();
        int i = 0;
        int j = 0;
        while (i < our.length && j < their.length) {
            int order = key.compare(ours, our[i], theirs, their[j]);
            long later = order == 0 ? theirs.at(their[j]) - ours.at(our[i]) : 0;
            if (order < 0 || later > tolerance) {
                i++;
            } else if (order > 0 || later < -tolerance) {
                j++;
            } else if (anyAmount && !(isOnly(key, ours, our, i) && isOnly(key, theirs, their, j))) {
                i++;
                j++;
            } else {
                matching.pair(pass, our[i++], their[j++]);
            }
        }
    }

    /** Whether no other line has the same key at the same time. */
    private static boolean isOnly(CompositeKey key, LineTable lines, int[] sorted, int i) {
        return !isSame(key, lines, sorted, i, i - 1) && !isSame(key, lines, sorted, i, i + 1);
    }

    private static boolean isSame(CompositeKey key, LineTable lines, int[] sorted, int i, int j) {
        return j >= 0
                && j < sorted.length
                && lines.at(sorted[i]) == lines.at(sorted[j])
                && key.compare(lines, sorted[i], lines, sorted[j]) == 0;
    }
}
