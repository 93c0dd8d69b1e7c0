package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was measured in all rounds, under settings such as a road or a number of keys. Two gateways, or two settings, are
 * compared within a round only: the machine may differ from one to the next.
 */
final class Series {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int round, Of of, Measurement measurement) {}

    /** Who was measured, and under which setting. */
    record Of(String contender, String setting) {

        static Of of(Contender contender, Object setting) {
            return new Of(contender.name(), setting.toString());
        }
    }

    void add(int round, Of of, Measurement measurement) {
        entries.add(new Entry(round, of, measurement));
    }

    /** Empty when it was not measured. */
    Optional<Spread> spread(Of of, ToDoubleFunction<Measurement> figure) {
        return Spread.of(entries.stream()
                .filter(entry -> entry.of().equals(of))
                .map(entry -> figure.applyAsDouble(entry.measurement()))
                .toList());
    }

    /** One's figure divided by another's, round by round; empty when they have no round in common. */
    Optional<Spread> ratio(Of one, Of other, ToDoubleFunction<Measurement> figure) {
        List<Double> ratios = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.of().equals(one)) {
                in(entry.round(), other)
                        .map(figure::applyAsDouble)
                        .ifPresent(divisor -> ratios.add(figure.applyAsDouble(entry.measurement()) / divisor));
            }
        }
        return Spread.of(ratios);
    }

    private Optional<Measurement> in(int round, Of of) {
        return entries.stream()
                .filter(entry -> entry.round() == round && entry.of().equals(of))
                .map(Entry::measurement)
                .findFirst();
    }
}
