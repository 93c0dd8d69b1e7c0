package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.WithoutStore;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** A limit that is counted from nothing again in each period. */
final class PeriodicGauge implements Gauge {

    private final LongFunction<CountingPeriod> calendar;
    private final BiFunction<Limit, CountingPeriod, Gauge> opening;
    private volatile Limit limit;
    private volatile InForce inForce;

    /** @param opening makes the gauge of a period */
    PeriodicGauge(
            Limit limit,
            LongFunction<CountingPeriod> calendar,
            BiFunction<Limit, CountingPeriod, Gauge> opening,
            long nowMillis) {
        this.limit = limit;
        this.calendar = calendar;
        this.opening = opening;
        this.inForce = open(nowMillis);
    }

    private record InForce(CountingPeriod period, Gauge gauge) {}

    @Override
    public Gauge at(long nowMillis) {
        InForce now = inForce;
        return nowMillis < now.period().endsAtMillis() ? now.gauge() : next(nowMillis);
    }

    /** What is held of a period that is over is worth nothing: it is not given back. */
    private synchronized Gauge next(long nowMillis) {
        if (nowMillis >= inForce.period().endsAtMillis()) {
            inForce = open(nowMillis);
        }
        return inForce.gauge();
    }

    private InForce open(long nowMillis) {
        CountingPeriod period = calendar.apply(nowMillis);
        return new InForce(period, opening.apply(limit, period));
    }

    @Override
    public Taken take(long amount, WithoutStore withoutStore, long nowMillis) {
        return at(nowMillis).take(amount, withoutStore, nowMillis);
    }

    @Override
    public void giveBack(long amount) {
        inForce.gauge().giveBack(amount);
    }

    @Override
    public Uni<Void> ask(long amount) {
        return inForce.gauge().ask(amount);
    }

    @Override
    public long remaining(long nowMillis) {
        return at(nowMillis).remaining(nowMillis);
    }

    @Override
    public long resetSeconds(long nowMillis) {
        return at(nowMillis).resetSeconds(nowMillis);
    }

    @Override
    public long waitMillis(long amount, long nowMillis) {
        return at(nowMillis).waitMillis(amount, nowMillis);
    }

    @Override
    public Optional<LocalDate> renewsOn() {
        return inForce.gauge().renewsOn();
    }

    @Override
    public synchronized void fit(Limit changed) {
        limit = changed;
        inForce.gauge().fit(changed);
    }

    @Override
    public Uni<Void> close() {
        return inForce.gauge().close();
    }
}
