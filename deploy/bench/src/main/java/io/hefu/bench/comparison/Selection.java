package io.hefu.bench.comparison;

import io.hefu.bench.contender.HefuContender;
import io.hefu.clients.platform.ClientFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be compared, and how thoroughly.
 *
 * @param contenders by their short names
 * @param chosenKeyCounts with how many keys to measure speed, the fewest first; empty for the usual
 * @param properties of Hefu's configuration, other than usual
 * @param recording where to write what Java Flight Recorder sees of Hefu during the throughput
 */
public record Selection(
        boolean quick,
        Set<String> contenders,
        Set<Part> parts,
        Optional<List<Integer>> chosenKeyCounts,
        Map<String, String> properties,
        Optional<Path> recording) {

    private static final List<Integer> EVERY_KEY_COUNT = List.of(100, 10_000, 1_000_000);
    private static final List<String> ALL = List.of("hefu", "lua", "nginx", "scg", "vertx");

    /** What there is to measure. */
    public enum Part {
        THROUGHPUT,
        LATENCY,
        KEYS,
        KILLS
    }

    /** @throws ClientFailure when the words make no sense */
    public static Selection of(List<String> words) {
        boolean quick = false;
        Set<String> contenders = new LinkedHashSet<>(ALL);
        Set<Part> parts = EnumSet.allOf(Part.class);
        Optional<List<Integer>> keyCounts = Optional.empty();
        Map<String, String> properties = new TreeMap<>();
        Optional<Path> recording = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--quick" -> quick = true;
                case "--only" -> contenders = contenders(value(word, rest));
                case "--parts" -> parts = parts(value(word, rest));
                case "--keys" -> keyCounts = Optional.of(keyCounts(value(word, rest)));
                case "--hefu" -> properties.putAll(property(value(word, rest)));
                case "--jfr" ->
                    recording = Optional.of(Path.of(value(word, rest)).toAbsolutePath());
                default -> throw new ClientFailure("There is no option " + word + ".");
            }
        }
        return new Selection(quick, contenders, parts, keyCounts, properties, recording);
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }

    /** Whether something besides this part is chosen. */
    boolean hasMoreThan(Part part) {
        return !parts.equals(EnumSet.of(part));
    }

    /** Whether all figures will come of it, measured thoroughly. */
    boolean isComplete() {
        return !quick
                && chosenKeyCounts.isEmpty()
                && properties.isEmpty()
                && contenders.size() == ALL.size()
                && parts.size() == Part.values().length;
    }

    /** @param javaOptions of every Java gateway */
    HefuContender.Settings settings(List<String> javaOptions) {
        return new HefuContender.Settings(javaOptions, properties);
    }

    /** With how many keys speed is measured, the fewest first. */
    List<Integer> keyCounts() {
        return chosenKeyCounts.orElse(quick ? List.of(100, 10_000) : EVERY_KEY_COUNT);
    }

    public int rounds() {
        return quick ? 1 : 3;
    }

    /** The first time, a just-in-time compiler has all to do. */
    public Duration firstWarmUp() {
        return Duration.ofSeconds(quick ? 12 : 20);
    }

    public Duration warmUp() {
        return Duration.ofSeconds(3);
    }

    public Duration measured() {
        return Duration.ofSeconds(quick ? 8 : 10);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new ClientFailure(option + " needs a value.");
        }
        return rest.next();
    }

    private static Set<String> contenders(String names) {
        Set<String> chosen = new LinkedHashSet<>(Arrays.asList(names.split(",")));
        if (!ALL.containsAll(chosen)) {
            throw new ClientFailure("--only takes " + String.join(", ", ALL) + ", separated by commas.");
        }
        return chosen;
    }

    private static List<Integer> keyCounts(String numbers) {
        List<Integer> counts = new ArrayList<>();
        for (String number : numbers.split(",")) {
            if (!number.matches("[1-9][0-9]{0,6}")) {
                throw new ClientFailure("--keys takes numbers from 1 to 9999999, the fewest first: 100,10000.");
            }
            counts.add(Integer.valueOf(number));
        }
        if (!counts.stream().sorted().distinct().toList().equals(counts)) {
            throw new ClientFailure("--keys takes the fewest first: 100,10000.");
        }
        return counts;
    }

    private static Map<String, String> property(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new ClientFailure("--hefu takes a property: hefu.hosting.cache-bytes=0.");
        }
        return Map.of(text.substring(0, equals), text.substring(equals + 1));
    }

    private static Set<Part> parts(String names) {
        try {
            Set<Part> chosen = EnumSet.noneOf(Part.class);
            for (String name : names.split(",")) {
                chosen.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
            }
            return chosen;
        } catch (IllegalArgumentException unknown) {
            throw new ClientFailure("--parts takes throughput, latency, keys, kills, separated by commas.", unknown);
        }
    }
}
