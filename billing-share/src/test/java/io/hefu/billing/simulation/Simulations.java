package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.START_OF_2026;

import io.hefu.billing.TestDatabase;
import io.hefu.billing.simulation.PureMonth.Flaw;
import io.hefu.checker.report.Report;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Many simulated months, one after the other, for as long as is wanted: {@code SEEDS|MINUTESm [FIRST-SEED]}. For each in a
 * database there are fifty in memory. The exit status is 0 when nothing diverged.
 */
public final class Simulations {

    private static final int IN_MEMORY_FOR_EACH = 50;
    private static final int EVENTS = 400;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Integer> faults = new TreeMap<>();
    private long inMemory;
    private long divergences;

    public static void main(String[] arguments) {
        if (arguments.length < 1 || !arguments[0].matches("[0-9]+m?") || arguments.length > 2) {
            System.err.println("usage: SEEDS|MINUTESm [FIRST-SEED]");
            System.exit(2);
        }
        long first = arguments.length == 2 ? Long.parseLong(arguments[1]) : 1;
        System.exit(new Simulations().run(arguments[0], first) ? 0 : 1);
    }

    private boolean run(String howMany, long first) {
        long begun = System.nanoTime();
        long number = Long.parseLong(howMany.replace("m", ""));
        LongPredicate goesOn = howMany.endsWith("m")
                ? seed -> System.nanoTime() - begun < Duration.ofMinutes(number).toNanos()
                : seed -> seed < first + number;
        long seed = first;
        while (goesOn.test(seed)) {
            inDatabase(seed);
            for (long more = 0; more < IN_MEMORY_FOR_EACH; more++) {
                inMemory(seed * IN_MEMORY_FOR_EACH + more);
            }
            seed++;
        }
        out.printf(Locale.ROOT, "%nFaults hit%n");
        faults.forEach((fault, times) -> out.printf(Locale.ROOT, "  %-40s %,8d%n", fault, times));
        out.printf(
                Locale.ROOT,
                "%,d months in a database (seeds %d to %d), %,d in memory, %d s: %d diverged%n",
                seed - first,
                first,
                seed - 1,
                inMemory,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                divergences);
        return divergences == 0;
    }

    private void inDatabase(long seed) {
        judged("database", seed, any -> {
            try (TestDatabase database = TestDatabase.fresh()) {
                var simulation = new BillingSimulation(seed, database, START_OF_2026);
                simulation.run(EVENTS);
                simulation.settle();
                simulation.happened.forEach((event, times) -> faults.merge("event " + event, times, Integer::sum));
                simulation
                        .faults
                        .cuts()
                        .forEach((table, times) -> faults.merge("cut off at " + table, times, Integer::sum));
                Report report = Independently.check(database);
                out.printf(
                        Locale.ROOT,
                        "seed %d: %,d calls, %,d comparisons%n",
                        seed,
                        simulation.account.calls(),
                        report.checked());
                return report.holds() ? List.of() : List.of(report.toString());
            }
        });
    }

    private void inMemory(long seed) {
        inMemory++;
        judged("memory", seed, any -> {
            PureMonth month = new PureMonth(seed, Flaw.NONE).run();
            month.faults.forEach((fault, times) -> faults.merge("in memory " + fault, times, Integer::sum));
            return PureMonthCheck.divergences(month);
        });
    }

    private void judged(String kind, long seed, LongFunction<List<String>> run) {
        List<String> found;
        try {
            found = run.apply(seed);
        } catch (RuntimeException | AssertionError failed) {
            found = List.of(failed.toString());
        }
        if (!found.isEmpty()) {
            divergences++;
            out.printf(Locale.ROOT, "DIVERGED in %s, seed %d:%n%s%n", kind, seed, String.join("\n", found));
        }
    }
}
