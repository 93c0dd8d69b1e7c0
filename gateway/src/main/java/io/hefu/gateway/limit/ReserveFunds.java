package io.hefu.gateway.limit;

import io.hefu.core.pricing.CostBound;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Sets aside what the call may cost at most, of its spend caps and its prepaid balance, and gives back what it did not cost
 * once it is over. What is set aside cannot be spent twice: no cap is ever overshot.
 */
public final class ReserveFunds implements Stage {

    private final Admissions admissions;
    private final KnownPrices prices;
    private final LongSupplier clockMillis;

    public ReserveFunds(Admissions admissions, KnownPrices prices, LongSupplier clockMillis) {
        this.admissions = admissions;
        this.prices = prices;
        this.clockMillis = clockMillis;
    }

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Admission admission = admissions.ofMoney(exchange.grant(), exchange.operation());
        if (admission.limits().isEmpty()
                || exchange.operation().metering().billable().isEmpty()) {
            return DONE;
        }
        return prices.most(admission.plan(), exchange.operation().name())
                .emitOn(exchange.executor())
                .chain(most -> reserve(exchange, admission, most))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> reserve(Exchange exchange, Admission admission, CostBound most) {
        long units = exchange.operation().metering().mostUnits().of(exchange.body());
        Passage passage = Passage.byPrice(admission, most.of(units).microYuan());
        return entered(passage, exchange)
                .invoke(() -> exchange.atTheEnd(() -> passage.settle(cost(exchange, most))))
                .onTermination()
                .invoke(() -> exchange.limits(exchange.limits().and(passage.states(clockMillis.getAsLong()))));
    }

    /** What it costs at most with the units it came to; of prices that count the month only billing knows more. */
    private static long cost(Exchange exchange, CostBound most) {
        return exchange.isCharged() ? most.of(exchange.chargedUnits()).microYuan() : 0;
    }

    private Uni<Void> entered(Passage passage, Exchange exchange) {
        try {
            return passage.enter(clockMillis, exchange.executor());
        } catch (RefusedException refused) {
            return Uni.createFrom().failure(refused);
        }
    }
}
