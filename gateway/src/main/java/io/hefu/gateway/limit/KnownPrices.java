package io.hefu.gateway.limit;

import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.pricing.CostBound;
import io.hefu.core.pricing.PriceLists;
import io.hefu.core.pricing.PriceLists.Price;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prices in force, remembered for a second. Prices that cannot be read again stay in force; ones that were never read make
 * the call unavailable.
 */
public final class KnownPrices {

    private static final long FRESH_MILLIS = Duration.ofSeconds(1).toMillis();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PriceLists source;
    private final LongSupplier clockMillis;
    private final Map<PlanCode, PriceList> known = new ConcurrentHashMap<>();

    public KnownPrices(PriceLists source, LongSupplier clockMillis) {
        this.source = source;
        this.clockMillis = clockMillis;
    }

    private record PriceList(Map<OperationName, CostBound> most, long readAtMillis) {}

    /** What a call of the operation costs at most; nothing for what has no price. */
    public Uni<CostBound> most(PlanCode plan, OperationName operation) {
        PriceList list = known.get(plan);
        if (list != null && clockMillis.getAsLong() - list.readAtMillis() < FRESH_MILLIS) {
            return Uni.createFrom().item(price(list, operation));
        }
        return Uni.createFrom()
                .completionStage(() -> source.of(plan))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(prices -> remember(plan, prices))
                .onFailure()
                .recoverWithItem(() -> inForce(plan, list))
                .map(found -> price(found, operation));
    }

    private PriceList remember(PlanCode plan, List<Price> prices) {
        Map<OperationName, CostBound> most = prices.stream()
                .collect(Collectors.toMap(price -> new OperationName(price.api(), price.operation()), Price::most));
        PriceList list = new PriceList(most, clockMillis.getAsLong());
        known.put(plan, list);
        return list;
    }

    private PriceList inForce(PlanCode plan, @Nullable PriceList list) {
        if (list == null) {
            throw new RefusedException(new GatewayRefusal.Unavailable("The price"));
        }
        PriceList kept = new PriceList(list.most(), clockMillis.getAsLong());
        known.put(plan, kept);
        return kept;
    }

    private static CostBound price(PriceList list, OperationName operation) {
        return list.most().getOrDefault(operation, CostBound.FREE);
    }
}
