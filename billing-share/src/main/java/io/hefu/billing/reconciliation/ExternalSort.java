package io.hefu.billing.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts more lines than memory holds: runs of a bounded number of lines are sorted and kept, then merged. What fits into
 * one run never leaves memory.
 */
public final class ExternalSort {

    private final Spill spill;
    private final int linesInMemory;
    private final LineTable unsorted = new LineTable();
    private final List<LineStream> runs = new ArrayList<>();

    public ExternalSort(Spill spill, int linesInMemory) {
        if (linesInMemory < 1) {
            throw new IllegalArgumentException("linesInMemory: " + linesInMemory + " (expected: >= 1)");
        }
        this.spill = spill;
        this.linesInMemory = linesInMemory;
    }

    /** Takes over a table's lines; the table may be cleared and used again. */
    public void add(LineTable lines) {
        for (int line = 0; line < lines.size(); line++) {
            if (unsorted.size() == linesInMemory) {
                runs.add(spill.keep(LineStream.sorted(unsorted)));
                unsorted.clear();
            }
            unsorted.append(lines, line);
        }
    }

    /** All lines, in order. Nothing can be added afterwards. */
    public LineStream sorted() {
        LineStream last = LineStream.sorted(unsorted);
        if (runs.isEmpty()) {
            return last;
        }
        List<LineStream> all = new ArrayList<>(runs);
        all.add(last);
        return merged(all);
    }

    private static LineStream merged(List<LineStream> runs) {
        Comparator<Head> byContent = (left, right) -> LineOrder.byContent(left.line, 0, right.line, 0);
        PriorityQueue<Head> heads = new PriorityQueue<>(byContent);
        for (LineStream run : runs) {
            Head head = new Head(run);
            if (head.advance()) {
                heads.add(head);
            }
        }
        return table -> {
            Head least = heads.poll();
            if (least == null) {
                return false;
            }
            table.append(least.line, 0);
            if (least.advance()) {
                heads.add(least);
            }
            return true;
        };
    }

    /** A run and the first of its lines that was not given yet. */
    private static final class Head {

        private final LineStream run;
        private final LineTable line = new LineTable();

        Head(LineStream run) {
            this.run = run;
        }

        boolean advance() {
            line.clear();
            return run.appendNext(line);
        }
    }
}
