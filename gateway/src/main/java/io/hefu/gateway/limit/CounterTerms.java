package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitState;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leasing of what is counted over a period. What is leased is counted as used, so that nodes together never admit more than
 * the limit; a node that dies takes with it what it held: no more than two seconds of use, or a thousandth of a quota.
 */
final class CounterTerms implements LeaseTerms {

    private static final long ASK_AGAIN_MILLIS = 1_000;
    private static final long SMALLEST_PART = 1_000;
    private static final long LARGEST_PART = 20;

    private final CountingPeriod period;

    CounterTerms(CountingPeriod period) {
        this.period = period;
    }

    @Override
    public long ahead(Limit limit, long usedLastSecond, long left, int nodes) {
        long wanted = Math.min(Math.max(2 * usedLastSecond, keptIdle(limit)), limit.most() / LARGEST_PART);
        return Math.min(wanted, left / (2L * nodes));
    }

    /** Money that a dead node takes with it is somebody's: none is held that is not being spent. */
    @Override
    public long keptIdle(Limit limit) {
        return limit.kind().isMoney() ? 0 : limit.most() / SMALLEST_PART;
    }

    @Override
    public long askAgainMillis(Limit limit) {
        return ASK_AGAIN_MILLIS;
    }

    @Override
    public long refilled(Limit limit, long elapsedMillis) {
        return 0;
    }

    @Override
    public long resetSeconds(Limit limit, long remaining, long nowMillis) {
        return period.endsAtMillis() == CountingPeriod.ENDLESS
                ? LimitState.NO_RESET
                : Seconds.roundedUp(Math.max(0, period.endsAtMillis() - nowMillis));
    }

    @Override
    public long waitMillis(Limit limit, long missing, long nowMillis) {
        return period.endsAtMillis() == CountingPeriod.ENDLESS
                ? Gauge.NEVER
                : Math.max(1, period.endsAtMillis() - nowMillis);
    }

    @Override
    public OutageShare outageShare(Limit limit, long left, int nodes) {
        return new Remainder(Math.max(0, left) / nodes);
    }

    @Override
    public Optional<LocalDate> renewsOn() {
        return period.renewsOn();
    }

    /** This node's part of what was left when the store was last heard of. */
    private static final class Remainder implements OutageShare {

        private final long most;
        private final AtomicLong taken = new AtomicLong();

        Remainder(long most) {
            this.most = most;
        }

        @Override
        public boolean take(long amount) {
            long before = taken.get();
            while (before + amount <= most) {
                if (taken.compareAndSet(before, before + amount)) {
                    return true;
                }
                before = taken.get();
            }
            return false;
        }

        @Override
        public long owed() {
            return taken.get();
        }
    }
}
