package io.hefu.billing.bisection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * One conversation with a side that knows totals only. It is asked for {@link #questions}, {@link #answer answers}, and is
 * asked on until there are no questions. A month takes three exchanges: its days, the hours of the days that differ, their
 * minutes; more only where so much differs that one exchange does not hold it.
 *
 * <p>It is not to be stored: the same answers, given again, lead to the same questions, as long as our totals stay as they are.
 */
public final class Bisection {

    /** A range that differs, with what theirs come to in all. */
    private record Differing(TimeRange range, Subtotal theirs) {}

    private final Subtotals ours;
    private final int mostQuestions;
    private final Deque<Differing> waiting = new ArrayDeque<>();
    private final List<DifferingMinute> found = new ArrayList<>();
    private List<Differing> asked = List.of();
    private int exchanges;

    private Bisection(Subtotals ours, int mostQuestions) {
        this.ours = ours;
        this.mostQuestions = mostQuestions;
    }

    /**
     * @param theirs what the other side has in the whole range, as its file says
     * @param mostQuestions in one exchange; what does not fit waits for the next
     */
    public static Bisection of(TimeRange range, Subtotal theirs, Subtotals ours, int mostQuestions) {
        if (mostQuestions < 1) {
            throw new IllegalArgumentException("mostQuestions: " + mostQuestions + " (expected: >= 1)");
        }
        Bisection bisection = new Bisection(ours, mostQuestions);
        bisection.compare(List.of(range), List.of(theirs));
        bisection.ask();
        return bisection;
    }

    /** The ranges whose totals the other side is to give now; none when all is found. */
    public List<TimeRange> questions() {
        return asked.stream().flatMap(differing -> askedOf(differing).stream()).toList();
    }

    /** How often answers were given. */
    public int exchanges() {
        return exchanges;
    }

    /** The minutes that differ, as far as they are known, in order. */
    public List<DifferingMinute> found() {
        return found.stream()
                .sorted(Comparator.comparing(differing -> differing.minute().from()))
                .toList();
    }

    /** @param answers one for each question, in their order */
    public void answer(List<Subtotal> answers) {
        List<TimeRange> questions = questions();
        if (questions.isEmpty() || answers.size() != questions.size()) {
            throw new IllegalArgumentException(
                    "answers: " + answers.size() + " (expected: " + questions.size() + ", one for each question)");
        }
        exchanges++;
        int next = 0;
        for (Differing differing : asked) {
            List<TimeRange> parts = differing.range().parts();
            List<Subtotal> theirs = new ArrayList<>(parts.size());
            Subtotal rest = differing.theirs();
            for (int part = 0; part < parts.size() - 1; part++) {
                Subtotal answer = answers.get(next++);
                theirs.add(answer);
                rest = rest.minus(answer);
            }
            theirs.add(rest);
            compare(parts, theirs);
        }
        ask();
    }

    private void compare(List<TimeRange> ranges, List<Subtotal> theirs) {
        List<Subtotal> here = ours.of(ranges);
        for (int i = 0; i < ranges.size(); i++) {
            if (here.get(i).equals(theirs.get(i))) {
                continue;
            }
            if (ranges.get(i).isMinute()) {
                found.add(new DifferingMinute(ranges.get(i), here.get(i), theirs.get(i)));
            } else {
                waiting.add(new Differing(ranges.get(i), theirs.get(i)));
            }
        }
    }

    private void ask() {
        List<Differing> now = new ArrayList<>();
        int questions = 0;
        while (!waiting.isEmpty()) {
            questions += askedOf(waiting.peek()).size();
            if (!now.isEmpty() && questions > mostQuestions) {
                break;
            }
            now.add(waiting.poll());
        }
        asked = List.copyOf(now);
    }

    /** All parts but the last, which is what the others leave of the whole. */
    private static List<TimeRange> askedOf(Differing differing) {
        List<TimeRange> parts = differing.range().parts();
        return parts.subList(0, parts.size() - 1);
    }
}
