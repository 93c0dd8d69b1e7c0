package io.hefu.clients.tally;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.Operation;
import java.util.HashMap;
import java.util.Map;

/** What a plan charges for one unit of each operation, in micro-yuan; nothing where it names no price. */
public record PriceList(Map<Operation, Long> microYuanPerUnit) {

    public PriceList {
        microYuanPerUnit = Map.copyOf(microYuanPerUnit);
    }

    /** As {@code GET /portal/v1/plans/…} tells it. */
    public static PriceList of(JsonNode plan) {
        Map<Operation, Long> prices = new HashMap<>();
        for (JsonNode price : plan.path("prices")) {
            Operation operation = new Operation(
                    price.get("api").asText(), price.get("operation").asText());
            prices.put(operation, MicroYuan.of(price.get("perUnit")));
        }
        return new PriceList(prices);
    }

    long perUnit(Operation operation) {
        return microYuanPerUnit.getOrDefault(operation, 0L);
    }
}
