package io.hefu.billing.statement;

import io.hefu.billing.seal.Node;
import io.hefu.billing.seal.Section;
import io.hefu.billing.seal.Sections;
import io.hefu.billing.seal.TileSink;
import io.hefu.billing.seal.TreeBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds the tree of a day's statement while its leaves stream by: all calls in {@link Leaf#ID_ORDER}, then all corrections
 * in that order. A call of an earlier day of the same month that came late is a call of this statement, in its own minute.
 */
public final class DayTree {

    private final LocalDate date;
    private final TileSink sink;
    private final List<Sections.Entry> closed = new ArrayList<>();
    private Optional<Open> open = Optional.empty();

    private static final class Open {

        private final Section section;
        private final TreeBuilder tree;
        private UUID last;

        Open(Section section, TileSink sink, UUID first) {
            this.section = section;
            this.tree = new TreeBuilder(section, sink);
            this.last = first;
        }
    }

    /** @param date of the statement */
    public DayTree(LocalDate date, TileSink sink) {
        this.date = date;
        this.sink = sink;
    }

    /** @throws IllegalArgumentException when the leaf is not behind the one before it, or not of this day's statement */
    public void add(Leaf leaf) {
        requireOpenPeriod(leaf);
        Section section = sectionOf(leaf);
        if (open.isEmpty() || open.get().section.compareTo(section) < 0) {
            close();
            open = Optional.of(new Open(section, sink, leaf.id()));
        } else if (!open.get().section.equals(section) || Leaf.ID_ORDER.compare(open.get().last, leaf.id()) >= 0) {
            throw new IllegalArgumentException("leaf " + leaf.id() + " after " + open.get().last
                    + " (expected: calls, then corrections, each by ascending id)");
        }
        open.get().last = leaf.id();
        open.get().tree.add(leaf.node());
    }

    public Sections finish() {
        close();
        return new Sections(closed);
    }

    /** A call of a month that is closed comes as a correction. */
    private void requireOpenPeriod(Leaf leaf) {
        LocalDate received = leaf.line().businessDate();
        boolean open = !received.isAfter(date) && !received.isBefore(date.withDayOfMonth(1));
        if (leaf instanceof CallLeaf && !open) {
            throw new IllegalArgumentException(
                    "call of " + received + " (expected: of " + date + ", or before within its month)");
        }
    }

    private void close() {
        open.ifPresent(section -> {
            Node root = section.tree.finish();
            closed.add(new Sections.Entry(section.section, root));
        });
        open = Optional.empty();
    }

    /** Where a leaf stands within its day. */
    public static Section sectionOf(Leaf leaf) {
        return leaf instanceof CallLeaf call ? call.minute() : Section.CORRECTIONS;
    }
}
