package io.hefu.checker.price;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All versions of all prices. */
public final class Prices {

    /** What a price is of. */
    public record Key(String plan, String api, String operation) {}

    /**
     * One version.
     *
     * @param price empty where its kind is not known here
     */
    public record Version(int number, String text, Optional<Price> price) {}

    private final Map<Key, TreeMap<Instant, Version>> histories = new HashMap<>();

    public void add(Key key, Instant effectiveFrom, Version version) {
        histories.computeIfAbsent(key, unknown -> new TreeMap<>()).put(effectiveFrom, version);
    }

    public Optional<Version> version(Key key, int number) {
        return Optional.ofNullable(histories.get(key)).stream()
                .flatMap(history -> history.values().stream())
                .filter(version -> version.number() == number)
                .findFirst();
    }

    /** The version that had begun last. */
    public Optional<Version> inForce(Key key, Instant at) {
        return Optional.ofNullable(histories.get(key))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }
}
