package io.hefu.billing.reconciliation;

/** Pairs lines by our call id while both sides stream by; what it leaves open is all that is kept in memory. */
final class CallPass {

    private final Matching matching;
    private final CallGroups ours;
    private final CallGroups theirs;

    CallPass(Matching matching, CallGroups ours, CallGroups theirs) {
        this.matching = matching;
        this.ours = ours;
        this.theirs = theirs;
    }

    void run() {
        boolean our = ours.next();
        boolean their = theirs.next();
        while (our || their) {
            int order = !our ? 1 : !their ? -1 : LineOrder.byCall(ours.group(), 0, theirs.group(), 0);
            if (order == 0 && ours.group().hasCall(0)) {
                join(ours.group(), theirs.group());
                our = ours.next();
                their = theirs.next();
            } else if (order <= 0) {
                leaveOurs(ours.group());
                our = ours.next();
            } else {
                leaveTheirs(theirs.group());
                their = theirs.next();
            }
        }
    }

    private void join(LineTable our, LineTable their) {
        requireOne(our);
        int taken = 0;
        while (taken < their.size() && matching.comparison.difference(our, 0, their, taken) != null) {
            taken++;
        }
        taken = taken == their.size() ? 0 : taken;
        matching.pair(Pass.CALL, our, 0, their, taken);
        leaveDuplicates(their, taken);
    }

    private void leaveOurs(LineTable our) {
        requireOne(our);
        matching.ours.append(our, 0);
    }

    private void leaveTheirs(LineTable their) {
        matching.theirs.append(their, 0);
        leaveDuplicates(their, 0);
    }

    private void leaveDuplicates(LineTable their, int taken) {
        for (int line = 0; line < their.size(); line++) {
            if (line != taken) {
                matching.duplicate(their, line, LineOrder.byContent(their, taken, their, line) == 0);
            }
        }
    }

    private static void requireOne(LineTable our) {
        if (our.size() > 1) {
            throw new IllegalArgumentException("ours: " + our.size() + " lines of one call (expected: one each)");
        }
    }
}
