package io.hefu.billing.reconciliation;

/**
 * Matches all open lines of a day, product, result and price at once where both sides come to the same units and amount:
 * one line of theirs for many of ours, or many for one. Where both state subscribers, of one subscriber only.
 */
final class GroupPass {

    private final Matching matching;
    private final LineTable ours;
    private final LineTable theirs;

    GroupPass(Matching matching) {
        this.matching = matching;
        this.ours = matching.ours;
        this.theirs = matching.theirs;
    }

    void run() {
        run(true);
        run(false);
    }

    private void run(boolean subscriber) {
        int[] their = matching.openTheirs(
                line -> !theirs.hasCall(line) && (theirs.subscriber(line) != 0) == subscriber && isOpen(theirs, line));
        if (their.length == 0) {
            return;
        }
        int[] our = matching.openOurs(line -> !(subscriber && ours.subscriber(line) == 0) && isOpen(ours, line));
        Groups groups = new Groups(new TotalKey(true, true, subscriber), ours, our, theirs, their);
        while (groups.next()) {
            int[] here = groups.our();
            int[] there = groups.their();
            if (here.length > 0 && there.length > 0 && isAlike(LineSum.of(ours, here), LineSum.of(theirs, there))) {
                matching.group(Pass.GROUP, here, there);
            }
        }
    }

    private boolean isOpen(LineTable lines, int line) {
        return lines.unitPrice(line) >= 0 && matching.comparison.isInPeriod(lines, line);
    }

    private static boolean isAlike(LineSum ours, LineSum theirs) {
        return ours.units() == theirs.units() && ours.microYuan() == theirs.microYuan();
    }
}
