package io.hefu.billing.pricing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Prices through time. */
public final class PriceBook {

    private final Map<PriceKey, NavigableMap<Instant, PriceVersion>> versions = new HashMap<>();

    public PriceBook(Collection<PriceVersion> prices) {
        for (PriceVersion price : prices) {
            versions.computeIfAbsent(price.key(), key -> new TreeMap<>()).put(price.effectiveFrom(), price);
        }
    }

    /** The price of a call that was received then. */
    public Optional<PriceVersion> inForce(PriceKey key, Instant at) {
        return Optional.ofNullable(versions.get(key))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }

    /** One version of a price, in force or not. */
    public Optional<PriceVersion> version(PriceKey key, int version) {
        return Optional.ofNullable(versions.get(key))
                .flatMap(history -> history.values().stream()
                        .filter(price -> price.version() == version)
                        .findFirst());
    }
}
