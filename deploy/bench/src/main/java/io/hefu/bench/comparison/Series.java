package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.contender.Road;
import io.hefu.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured in all rounds. Two gateways are compared within a round only: the machine may differ from one to the next. */
final class Series {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int round, Road road, String contender, Measurement measurement) {}

    void add(int round, Road road, Contender contender, Measurement measurement) {
        entries.add(new Entry(round, road, contender.name(), measurement));
    }

    /** Empty when it was not measured. */
    Optional<Spread> of(String contender, Road road, ToDoubleFunction<Measurement> figure) {
        return Spread.of(entries.stream()
                .filter(entry -> entry.road() == road && entry.contender().equals(contender))
                .map(entry -> figure.applyAsDouble(entry.measurement()))
                .toList());
    }

    /** One gateway's figure divided by another's, round by round. */
    Optional<Spread> ratio(String contender, String peer, Road road, ToDoubleFunction<Measurement> figure) {
        List<Double> ratios = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.road() == road && entry.contender().equals(contender)) {
                in(entry.round(), road, peer)
                        .ifPresent(other ->
                                ratios.add(figure.applyAsDouble(entry.measurement()) / figure.applyAsDouble(other)));
            }
        }
        return Spread.of(ratios);
    }

    private Optional<Measurement> in(int round, Road road, String contender) {
        return entries.stream()
                .filter(entry -> entry.round() == round
                        && entry.road() == road
                        && entry.contender().equals(contender))
                .map(Entry::measurement)
                .findFirst();
    }
}
