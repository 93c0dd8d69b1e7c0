package io.hefu.clients.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.call.Operation;
import io.hefu.clients.tally.MicroYuan;
import java.util.Map;
import java.util.TreeMap;

/**
 * The other half of the tally: what Hefu says of one application's month.
 *
 * @param live by operation
 * @param sandbox by operation
 * @param shares in micro-yuan by organisation id
 */
public record Books(
        Map<Operation, Entry> live,
        Map<Operation, Entry> sandbox,
        long usageRecords,
        long ratedLines,
        long microYuan,
        Map<String, Long> shares) {

    /** The calls of one operation. */
    public record Entry(long calls, long billableCalls, long microYuan) {

        static final Entry NOTHING = new Entry(0, 0, 0);
    }

    /**
     * @param usage as {@code GET /portal/v1/usage} tells it
     * @param split as {@code GET /portal/v1/usage/split} tells it
     */
    public static Books of(JsonNode usage, JsonNode split) {
        Map<String, Long> shares = new TreeMap<>();
        for (JsonNode share : split.get("shares")) {
            shares.put(share.get("organisationId").asText(), MicroYuan.of(share.get("amount")));
        }
        return new Books(
                entries(usage, "LIVE"),
                entries(usage, "SANDBOX"),
                split.get("usageRecords").asLong(),
                split.get("ratedLines").asLong(),
                MicroYuan.of(split.get("cost")),
                shares);
    }

    long sumOfShares() {
        return shares.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Operation, Entry> entries(JsonNode usage, String environment) {
        Map<Operation, Entry> entries = new TreeMap<>();
        for (JsonNode line : usage.get("lines")) {
            if (line.get("environment").asText().equals(environment)) {
                entries.put(
                        new Operation(
                                line.get("api").asText(), line.get("operation").asText()),
                        new Entry(
                                line.get("calls").asLong(),
                                line.get("billableCalls").asLong(),
                                MicroYuan.of(line.get("cost"))));
            }
        }
        return entries;
    }
}
