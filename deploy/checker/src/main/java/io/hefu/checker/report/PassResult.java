package io.hefu.checker.report;

import java.util.List;

/**
 * What a pass came to.
 *
 * @param states what holds when nothing diverges
 * @param checked how many rows or figures were compared
 * @param divergences how many differ
 * @param examples the first of them
 * @param notVerified what the pass could not look at, and why
 */
public record PassResult(
        String name,
        String states,
        long checked,
        long divergences,
        List<Divergence> examples,
        List<String> notVerified,
        long milliseconds) {

    public PassResult {
        examples = List.copyOf(examples);
        notVerified = List.copyOf(notVerified);
    }

    public boolean holds() {
        return divergences == 0;
    }
}
