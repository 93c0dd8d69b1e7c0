package io.hefu.billing.reconciliation;

/** Makes one line of all that is booked of a call: it, and what was taken back or added later. */
final class CallSums implements LineStream {

    private final LineStream booked;
    private final LineTable ahead = new LineTable();

    /** @param booked each line with its call id */
    CallSums(LineStream booked) {
        this.booked = booked;
        booked.appendNext(ahead);
    }

    @Override
    public boolean appendNext(LineTable table) {
        if (ahead.size() == 0) {
            return false;
        }
        int line = table.append(ahead, 0);
        while (advance() && LineOrder.byCall(table, line, ahead, 0) == 0) {
            table.amount(line, Math.addExact(table.amount(line), ahead.amount(0)));
            table.units(line, Math.addExact(table.units(line), ahead.units(0)));
        }
        return true;
    }

    private boolean advance() {
        ahead.clear();
        return booked.appendNext(ahead);
    }
}
