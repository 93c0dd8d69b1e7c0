package io.hefu.clients.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.Operation;
import io.hefu.clients.tally.MicroYuan;
import java.util.HashMap;
import java.util.Map;

/** A partner's month so far: how many calls it earned from, by operation, and how much. */
public record Statement(Map<Operation, Long> billableCalls, long shareMicroYuan) {

    /** As {@code GET /portal/v1/statements/current} tells it. */
    public static Statement of(JsonNode statement) {
        Map<Operation, Long> calls = new HashMap<>();
        for (JsonNode line : statement.get("lines")) {
            calls.merge(
                    new Operation(
                            line.get("api").asText(), line.get("operation").asText()),
                    line.get("billableCalls").asLong(),
                    Long::sum);
        }
        return new Statement(calls, MicroYuan.of(statement.get("share")));
    }

    long callsMoreThan(Statement before) {
        return calls() - before.calls();
    }

    long microYuanMoreThan(Statement before) {
        return shareMicroYuan - before.shareMicroYuan;
    }

    private long calls() {
        return billableCalls.values().stream().mapToLong(Long::longValue).sum();
    }
}
