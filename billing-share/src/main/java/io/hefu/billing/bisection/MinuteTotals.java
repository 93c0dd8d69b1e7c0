package io.hefu.billing.bisection;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What a day's calls come to, minute by minute: by the minute in which a call was received. */
record MinuteTotals(long[] calls, long[] gross, long[] share) {

    static final int MINUTES = 1_440;

    MinuteTotals {
        if (calls.length != MINUTES || gross.length != MINUTES || share.length != MINUTES) {
            throw new IllegalArgumentException("minutes: " + calls.length + " (expected: " + MINUTES + " of each)");
        }
    }

    static MinuteTotals none() {
        return new MinuteTotals(new long[MINUTES], new long[MINUTES], new long[MINUTES]);
    }

    void add(LocalDate day, Instant receivedAt, Money itsGross, Money itsShare) {
        int minute = minuteOf(day, receivedAt);
        calls[minute]++;
        gross[minute] = Math.addExact(gross[minute], itsGross.microYuan());
        share[minute] = Math.addExact(share[minute], itsShare.microYuan());
    }

    /** Of the part of a range that is in the day. */
    Subtotal within(LocalDate day, TimeRange range, boolean byShare) {
        long count = 0;
        long microYuan = 0;
        Instant start = BusinessCalendar.startOf(day);
        long from = Math.max(0, Duration.between(start, range.from()).toMinutes());
        long to = Math.min(MINUTES, Duration.between(start, range.to()).toMinutes());
        for (int minute = (int) from; minute < to; minute++) {
            count += calls[minute];
            microYuan = Math.addExact(microYuan, byShare ? share[minute] : gross[minute]);
        }
        return new Subtotal(count, new Money(microYuan));
    }

    private static int minuteOf(LocalDate day, Instant at) {
        long minute = Duration.between(BusinessCalendar.startOf(day), at).toMinutes();
        return (int) Math.max(0, Math.min(MINUTES - 1, minute));
    }
}
