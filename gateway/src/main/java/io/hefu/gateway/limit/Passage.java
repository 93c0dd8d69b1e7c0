package io.hefu.gateway.limit;

import io.hefu.core.entitlement.LimitKind;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.LimitReached;
import io.hefu.gateway.exchange.LimitStates;
import io.hefu.gateway.limit.Gauge.Taken;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * One call before its limits: it takes of all of them or of none, for what one refuses is given back to the others at once.
 */
final class Passage {

    /** How often a call asks common stores before it is refused: others may be quicker to take what came. */
    private static final int MOST_QUESTIONS = 12;

    /** What {@link #enter} returns when the call passed at once. */
    static final Uni<Void> PASSED = Uni.createFrom().voidItem();

    private final Admission admission;
    private final long[] amounts;
    private final Gauge[] gauges;

    private Passage(Admission admission, long[] amounts) {
        this.admission = admission;
        this.amounts = amounts;
        this.gauges = new Gauge[amounts.length];
    }

    static Passage byWeight(Admission admission) {
        long[] amounts = new long[admission.limits().size()];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = admission.amount(i);
        }
        return new Passage(admission, amounts);
    }

    /** @param mostMicroYuan that the call may cost */
    static Passage byPrice(Admission admission, long mostMicroYuan) {
        long[] amounts = new long[admission.limits().size()];
        Arrays.fill(amounts, mostMicroYuan);
        return new Passage(admission, amounts);
    }

    /**
     * Passes, or fails with the refusal.
     *
     * @return {@link #PASSED}, unless a common store must be asked
     */
    Uni<Void> enter(LongSupplier clockMillis, Executor executor) {
        return enter(clockMillis, executor, 0);
    }

    private Uni<Void> enter(LongSupplier clockMillis, Executor executor, int questions) {
        long now = clockMillis.getAsLong();
        for (int i = 0; i < gauges.length; i++) {
            gauges[i] = admission.gauges().get(i).at(now);
            Taken taken = gauges[i].take(amounts[i], admission.withoutStore(), now);
            if (taken == Taken.TAKEN) {
                continue;
            }
            giveBackFirst(i);
            if (taken == Taken.ASK && questions < MOST_QUESTIONS) {
                return gauges[i]
                        .ask(amounts[i])
                        .emitOn(executor)
                        .chain(() -> enter(clockMillis, executor, questions + 1));
            }
            throw new RefusedException(
                    taken == Taken.NO_STORE
                            ? new GatewayRefusal.Unavailable(
                                    "The limit " + admission.limits().get(i).name())
                            : reached(i, now));
        }
        return PASSED;
    }

    private void giveBackFirst(int count) {
        for (int i = 0; i < count; i++) {
            gauges[i].giveBack(amounts[i]);
        }
    }

    /** The limit to name is the one that holds the call longest, so that who comes back as told is not turned away again. */
    private LimitReached reached(int refused, long now) {
        int longest = refused;
        long wait = waitMillis(refused, now);
        for (int i = refused + 1; i < gauges.length && wait != Gauge.NEVER; i++) {
            long other = waitMillis(i, now);
            if (other == Gauge.NEVER || other > wait) {
                longest = i;
                wait = other;
            }
        }
        Optional<Duration> retryAfter = wait == Gauge.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Seconds.roundedUp(Math.max(1, wait))));
        return new LimitReached(
                admission.limits().get(longest), retryAfter, gauge(longest, now).renewsOn());
    }

    private long waitMillis(int index, long now) {
        return gauge(index, now).waitMillis(amounts[index], now);
    }

    private Gauge gauge(int index, long now) {
        return admission.gauges().get(index).at(now);
    }

    /** Why the call would not pass now; takes nothing. */
    Optional<Refusal> objection(long now) {
        for (int i = 0; i < gauges.length; i++) {
            if (waitMillis(i, now) != 0) {
                return Optional.of(reached(i, now));
            }
        }
        return Optional.empty();
    }

    /** Learns what common stores have left, taking nothing. */
    Uni<Void> look(long now) {
        List<Uni<Void>> asked = new ArrayList<>();
        for (int i = 0; i < gauges.length; i++) {
            asked.add(gauge(i, now).ask(0));
        }
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(asked).andFailFast().replaceWithVoid();
    }

    LimitStates states(long now) {
        List<LimitState> states = new ArrayList<>(gauges.length);
        for (int i = 0; i < gauges.length; i++) {
            Gauge gauge = gauge(i, now);
            states.add(new LimitState(admission.limits().get(i), gauge.remaining(now), gauge.resetSeconds(now)));
        }
        return LimitStates.nearestFirst(admission.policy(), states);
    }

    /** The call is over: others may be under way in its place. */
    void endConcurrency() {
        for (int i = 0; i < gauges.length; i++) {
            if (admission.limits().get(i).limit().kind() == LimitKind.CONCURRENCY) {
                gauges[i].giveBack(amounts[i]);
            }
        }
    }

    /** The call is over and costs so much; the rest of what was taken is given back to the period it was taken of. */
    void settle(long microYuan) {
        for (int i = 0; i < gauges.length; i++) {
            long rest = amounts[i] - microYuan;
            if (rest != 0) {
                gauges[i].giveBack(rest);
            }
        }
    }
}
