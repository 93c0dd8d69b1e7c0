package io.hefu.billing.partnerfile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Problems as they are found: all are counted, the first are kept. */
final class Problems {

    private final Map<ProblemCode, Long> counts = new EnumMap<>(ProblemCode.class);
    private final List<Problem> first = new ArrayList<>();

    void add(Problem problem) {
        counts.merge(problem.code(), 1L, Long::sum);
        if (first.size() < Acknowledgement.MOST_PROBLEMS) {
            first.add(problem);
        } else if (problem.severity() == Severity.FATAL_FILE) {
            first.set(first.size() - 1, problem);
        }
    }

    Map<ProblemCode, Long> counts() {
        return counts;
    }

    List<Problem> first() {
        return first;
    }
}
