package io.hefu.gateway.limit;

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
        return prices.perUnit(admission.plan(), exchange.operation().name())
                .emitOn(exchange.executor())
                .chain(perUnit -> reserve(exchange, admission, perUnit))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> reserve(Exchange exchange, Admission admission, long perUnit) {
        long units = exchange.operation().metering().mostUnits().of(exchange.body());
        Passage passage = Passage.byPrice(admission, Math.multiplyExact(perUnit, units));
        return entered(passage, exchange)
                .invoke(() ->
                        exchange.atTheEnd(() -> passage.settle(Math.multiplyExact(perUnit, exchange.chargedUnits()))))
                .onTermination()
                .invoke(() -> exchange.limits(exchange.limits().and(passage.states(clockMillis.getAsLong()))));
    }

    private Uni<Void> entered(Passage passage, Exchange exchange) {
        try {
            return passage.enter(clockMillis, exchange.executor());
        } catch (RefusedException refused) {
            return Uni.createFrom().failure(refused);
        }
    }
}
