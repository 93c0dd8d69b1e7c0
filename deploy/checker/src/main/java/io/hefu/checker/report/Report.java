package io.hefu.checker.report;

import java.util.List;
import java.util.Locale;

/** What all passes came to. */
public record Report(List<PassResult> passes) {

    public Report {
        passes = List.copyOf(passes);
    }

    public boolean holds() {
        return passes.stream().allMatch(PassResult::holds);
    }

    public long divergences() {
        return passes.stream().mapToLong(PassResult::divergences).sum();
    }

    public long checked() {
        return passes.stream().mapToLong(PassResult::checked).sum();
    }

    public PassResult pass(String name) {
        return passes.stream()
                .filter(pass -> pass.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pass: " + name + " (expected: one that ran)"));
    }

    /** What a pass says on a terminal. */
    public static String lines(PassResult pass) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s %-20s %,12d checked  %s%n",
                pass.holds() ? "✓" : "✗",
                pass.name(),
                pass.checked(),
                pass.holds() ? pass.states() : String.format(Locale.ROOT, "%,d divergences", pass.divergences())));
        pass.examples().forEach(example -> text.append("    ").append(example).append('\n'));
        if (pass.divergences() > pass.examples().size()) {
            text.append("    …\n");
        }
        pass.notVerified()
                .forEach(what -> text.append("    not verified: ").append(what).append('\n'));
        return text.toString();
    }

    /** The last line. */
    public String summary() {
        return holds()
                ? String.format(Locale.ROOT, "All %,d comparisons agree.", checked())
                : String.format(Locale.ROOT, "%,d of %,d comparisons diverge.", divergences(), checked());
    }

    /** Every divergence that was kept, for those who read it in a failed test. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        passes.forEach(pass -> text.append(lines(pass)));
        return text.append(summary()).toString();
    }
}
