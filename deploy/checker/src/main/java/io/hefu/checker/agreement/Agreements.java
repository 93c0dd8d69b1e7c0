package io.hefu.checker.agreement;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All versions of all agreements. */
public final class Agreements {

    /** Names one version. */
    public record Version(String agreement, int version) {

        @Override
        public String toString() {
            return agreement + " version " + version;
        }
    }

    private record Scope(String api, Optional<String> operation) {}

    private final Map<Version, Terms> terms = new HashMap<>();
    private final Map<Scope, TreeMap<Instant, Version>> histories = new HashMap<>();

    public void add(Version version, Terms agreed) {
        terms.put(version, agreed);
        histories
                .computeIfAbsent(new Scope(agreed.api(), agreed.operation()), scope -> new TreeMap<>())
                .put(agreed.effectiveFrom(), version);
    }

    public Optional<Terms> terms(Version version) {
        return Optional.ofNullable(terms.get(version));
    }

    public Stream<Version> versions() {
        return terms.keySet().stream();
    }

    /** The operation's own agreement, or else its API's; of it the version that had begun last. */
    public Optional<Version> inForce(String api, String operation, Instant at) {
        return inForce(new Scope(api, Optional.of(operation)), at)
                .or(() -> inForce(new Scope(api, Optional.empty()), at));
    }

    private Optional<Version> inForce(Scope scope, Instant at) {
        return Optional.ofNullable(histories.get(scope))
                .map(history -> history.floorEntry(at))
                .map(Map.Entry::getValue);
    }
}
