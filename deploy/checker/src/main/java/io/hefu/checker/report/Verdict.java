package io.hefu.checker.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

/** Collects what one pass finds; keeps the first of many. */
public final class Verdict {

    private static final int MOST_EXAMPLES = 20;
    private static final long ROWS_PER_SIGN_OF_LIFE = 1_000_000;

    private final LongConsumer signOfLife;
    private final List<Divergence> examples = new ArrayList<>();
    private final Set<String> notVerified = new LinkedHashSet<>();
    private long checked;
    private long divergences;

    /** @param signOfLife told how much was checked, now and then */
    public Verdict(LongConsumer signOfLife) {
        this.signOfLife = signOfLife;
    }

    public void checked() {
        checked(1);
    }

    public void checked(long more) {
        long before = checked;
        checked += more;
        if (checked / ROWS_PER_SIGN_OF_LIFE > before / ROWS_PER_SIGN_OF_LIFE) {
            signOfLife.accept(checked);
        }
    }

    /** Counts one comparison, and tells the difference where there is one. */
    public void compare(String subject, Object stored, Object derived) {
        checked();
        if (!Objects.equals(stored, derived)) {
            diverges(subject, String.valueOf(stored), String.valueOf(derived));
        }
    }

    public void diverges(String subject, String stored, String derived) {
        divergences++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Divergence(subject, stored, derived));
        }
    }

    /** Said once, however often it comes. */
    public void notVerified(String what) {
        notVerified.add(what);
    }

    public PassResult result(String name, String states, long milliseconds) {
        return new PassResult(name, states, checked, divergences, examples, List.copyOf(notVerified), milliseconds);
    }
}
