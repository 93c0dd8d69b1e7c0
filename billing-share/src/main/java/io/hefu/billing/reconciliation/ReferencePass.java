package io.hefu.billing.reconciliation;

/** Pairs open lines by the partner's reference; a line of theirs that names a call of its own is not asked. */
final class ReferencePass {

    private final Matching matching;
    private final LineTable ours;
    private final LineTable theirs;

    ReferencePass(Matching matching) {
        this.matching = matching;
        this.ours = matching.ours;
        this.theirs = matching.theirs;
    }

    void run() {
        int[] our = IndexSort.sorted(matching.openOurs(ours::hasReference), (l, r) -> byReference(ours, l, r));
        int[] their = IndexSort.sorted(
                matching.openTheirs(line -> theirs.hasReference(line) && !theirs.hasCall(line)),
                (l, r) -> byReference(theirs, l, r));
        int i = 0;
        int j = 0;
        while (j < their.length) {
            while (i < our.length && LineOrder.byReference(ours, our[i], theirs, their[j]) < 0) {
                i++;
            }
            int group = j;
            while (j < their.length && LineOrder.byReference(theirs, their[group], theirs, their[j]) == 0) {
                boolean isPair = i < our.length && LineOrder.byReference(ours, our[i], theirs, their[j]) == 0;
                if (isPair) {
                    matching.pair(Pass.REFERENCE, our[i++], their[j]);
                } else if (j > group) {
                    matching.duplicate(
                            theirs, their[j], LineOrder.byContent(theirs, their[j - 1], theirs, their[j]) == 0);
                }
                j++;
            }
        }
    }

    private static int byReference(LineTable lines, int left, int right) {
        int order = LineOrder.byReference(lines, left, lines, right);
        return order == 0 ? LineOrder.byContent(lines, left, lines, right) : order;
    }
}
