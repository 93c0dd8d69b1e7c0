package io.hefu.bench.comparison;

import io.hefu.bench.comparison.Kills.Losses;
import io.hefu.bench.comparison.Series.Of;
import io.hefu.bench.contender.Road;
import io.hefu.bench.measure.Measurement;
import io.hefu.bench.result.ResultFile;
import io.hefu.clients.terminal.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What came of it all: ratios of Hefu to each peer, medians with their spread, and the absolute medians they come from. */
final class Figures {

    private static final String HEFU = "hefu";
    private static final List<String> PEERS = List.of("scg", "lua", "nginx", "vertx");
    private static final List<String> ALL = List.of(HEFU, "lua", "nginx", "scg", "vertx");

    private final Map<String, Spread> spreads = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    void throughput(Series series) {
        for (Road road : Road.values()) {
            ratios(series, road, road.figure() + "_vs_", Measurement::callsPerSecond);
            ratios(series, road, road.figure() + "_p50_vs_", Measurement::medianMicros);
            ratios(series, road, road.figure() + "_p99_vs_", Measurement::p99Micros);
            ratios(series, road, road.figure() + "_cpu_vs_", one -> one.all().processorMicrosPerCall());
            ratios(series, road, road.figure() + "_memory_vs_", one -> one.all().memoryBytes());
            for (String name : ALL) {
                Of of = new Of(name, road.name());
                String figure = name + "_" + road.figure();
                put(figure + "_calls_per_second", series.spread(of, Measurement::callsPerSecond));
                put(figure + "_p99_micros", series.spread(of, Measurement::p99Micros));
                put(figure + "_cpu_micros", series.spread(of, one -> one.all().processorMicrosPerCall()));
                put(figure + "_memory_mib", series.spread(of, one -> one.all().memoryBytes() / 1048576.0));
            }
            put(
                    "hefu_" + road.figure() + "_cpu_micros_without_database",
                    series.spread(
                            new Of(HEFU, road.name()), one -> one.gateway().processorMicrosPerCall()));
        }
    }

    void drained(double seconds) {
        put("hefu_drain_seconds", Spread.of(List.of(seconds)));
    }

    /** On the road through to the upstream; in the gateway's own process as long as Hefu has no other. */
    void halfLoad(Series series) {
        for (Road road : Road.values()) {
            ratios(series, road, "p99_half_load_" + road.figure() + "_vs_", Measurement::p99Micros);
            ratios(series, road, "p50_half_load_" + road.figure() + "_vs_", Measurement::medianMicros);
        }
        Spread main = Optional.ofNullable(spreads.get("p99_half_load_proxied_vs_lua"))
                .orElse(spreads.get("p99_half_load_inprocess_vs_lua"));
        put("p99_half_load_vs_lua", Optional.ofNullable(main));
    }

    void losses(Map<String, Losses> losses) {
        losses.forEach((name, counted) -> {
            counts.put(name + "_answered_before_kill", counted.answered());
            counts.put(name + "_lost_on_kill", counted.lost());
        });
    }

    void keys(Series series, List<Integer> keyCounts) {
        for (String name : ALL) {
            for (int count : keyCounts) {
                Of of = new Of(name, count + " keys");
                put(name + "_calls_per_second_with_" + count + "_keys", series.spread(of, Measurement::callsPerSecond));
            }
        }
        put(
                "million_keys_slowdown",
                series.ratio(new Of(HEFU, "few of all"), new Of(HEFU, "all"), Measurement::callsPerSecond));
    }

    boolean hefuLostNothing() {
        return counts.getOrDefault("hefu_lost_on_kill", 0L) == 0;
    }

    String table() {
        Table table = new Table("figure", "median", "least", "most");
        spreads.forEach((name, spread) ->
                table.row(name, number(spread.median()), number(spread.least()), number(spread.most())));
        counts.forEach((name, count) -> table.row(name, count, "–", "–"));
        return table.toString();
    }

    /** The medians by their names, and the spread of each beside it. */
    void write(Path results) {
        ResultFile file = new ResultFile();
        spreads.forEach((name, spread) -> file.put(name, spread.median())
                .put(name + "_least", spread.least())
                .put(name + "_most", spread.most()));
        counts.forEach(file::put);
        file.write(results, "gateway");
    }

    private void ratios(Series series, Road road, String name, ToDoubleFunction<Measurement> figure) {
        for (String peer : PEERS) {
            put(name + peer, series.ratio(new Of(HEFU, road.name()), new Of(peer, road.name()), figure));
        }
    }

    private void put(String name, Optional<Spread> spread) {
        spread.ifPresent(present -> spreads.put(name, present));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
    }
}
