package io.hefu.gateway.limit;

import io.hefu.core.entitlement.Grant;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.Refusal;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.LimitStates;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How a call would stand against its limits; looking takes nothing. */
public final class Outlook {

    private final Admissions admissions;
    private final KnownPrices prices;
    private final LongSupplier clockMillis;

    public Outlook(Admissions admissions, KnownPrices prices, LongSupplier clockMillis) {
        this.admissions = admissions;
        this.prices = prices;
        this.clockMillis = clockMillis;
    }

    /**
     * @param byLimit why the limits of calls would refuse it
     * @param byMoney why its caps or balance would refuse it
     * @param cost what it costs at most; empty when the operation is never charged
     */
    public record View(
            Optional<Refusal> byLimit, Optional<Refusal> byMoney, LimitStates limits, Optional<Money> cost) {}

    public Uni<View> of(Grant grant, Operation operation, long units) {
        if (operation.metering().billable().isEmpty()) {
            return look(grant, operation, 0)
                    .map(view -> new View(view.byLimit, view.byMoney, view.limits, Optional.empty()));
        }
        return prices.most(grant.plan(), operation.name())
                .chain(most -> look(grant, operation, most.of(units).microYuan()));
    }

    private Uni<View> look(Grant grant, Operation operation, long microYuan) {
        Passage calls = Passage.byWeight(admissions.ofCalls(grant, operation));
        Passage money = Passage.byPrice(admissions.ofMoney(grant, operation), microYuan);
        return calls.look(clockMillis.getAsLong())
                .chain(() -> money.look(clockMillis.getAsLong()))
                .map(looked -> view(calls, money, microYuan));
    }

    private View view(Passage calls, Passage money, long microYuan) {
        long now = clockMillis.getAsLong();
        return new View(
                calls.objection(now),
                money.objection(now),
                calls.states(now).and(money.states(now)),
                Optional.of(new Money(microYuan)));
    }
}
