package io.hefu.billing.seal;

import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;

/** The way from a node up to a root: whoever walks it needs nothing else to know that the node is counted in the root. */
public record Path(List<Step> steps) {

    /** One step upward. */
    public sealed interface Step {}

    public record LeftSibling(Node node) implements Step {}

    public record RightSibling(Node node) implements Step {}

    /** The node reached is the root of a section's tree, and goes on as a leaf of the tree above. */
    public record Within(Section section) implements Step {}

    public Path {
        steps = List.copyOf(steps);
    }

    /** This path, then through the section, then the path above. */
    public Path within(Section section, Path above) {
        List<Step> joined = new ArrayList<>(steps);
        joined.add(new Within(section));
        joined.addAll(above.steps);
        return new Path(joined);
    }

    /**
     * Where the path leads from a node.
     *
     * @throws ArithmeticException when a sum leaves 64 bit
     * @throws IllegalArgumentException when a minute would hold a negative gross, which no call has
     */
    public Node from(Node start) {
        Node reached = start;
        boolean negative = start.totals().gross().compareTo(Money.ZERO) < 0;
        for (Step step : steps) {
            if (step instanceof LeftSibling left) {
                negative |= left.node().totals().gross().compareTo(Money.ZERO) < 0;
                reached = Node.join(left.node(), reached);
            } else if (step instanceof RightSibling right) {
                negative |= right.node().totals().gross().compareTo(Money.ZERO) < 0;
                reached = Node.join(reached, right.node());
            } else if (step instanceof Within within) {
                if (negative && within.section().kind() == Section.Kind.MINUTE) {
                    throw new IllegalArgumentException("a negative gross within " + within.section());
                }
                reached = Node.section(within.section(), reached);
            }
        }
        return reached;
    }
}
