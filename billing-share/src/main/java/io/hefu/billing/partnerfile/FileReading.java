package io.hefu.billing.partnerfile;

import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.Products;
import io.hefu.core.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file while it is read: makes lines of its rows and hands them on, and counts what is wrong. */
final class FileReading implements RowSink {

    /** Of all amounts without their signs: whichever lines are summed up or set against ours, the sum fits. */
    static final long MOST_MICRO_YUAN = Long.MAX_VALUE / 4;

    private static final int LINES_AT_ONCE = 4_096;

    private final FileNotice notice;
    private final ColumnMapping mapping;
    private final FileLimits limits;
    private final Products products;
    private final LineSink sink;
    private final Problems problems;
    private final LineTable lines = new LineTable();

    private @Nullable RecordParser parser;
    private int columns;
    private long records;
    private long accepted;
    private long microYuan;
    private long withoutSigns;
    private boolean lastIsShort;
    private boolean ended;
    private long ofTrailer = -1;

    FileReading(
            FileNotice notice,
            ColumnMapping mapping,
            FileLimits limits,
            Products products,
            LineSink sink,
            Problems problems) {
        this.notice = notice;
        this.mapping = mapping;
        this.limits = limits;
        this.products = products;
        this.sink = sink;
        this.problems = problems;
    }

    @Override
    public void header(Header header) {
        if (header.columns().size() > limits.columns()) {
            throw RowReader.refused(ProblemCode.TOO_MANY_COLUMNS);
        }
        columns = header.columns().size();
        parser = new RecordParser(mapping, products, header);
    }

    @Override
    public void row(long number, Cells cells) {
        if (ended) {
            throw RowReader.refused(ProblemCode.WRONG_COUNT, number);
        }
        if (mapping.isTrailer(cells)) {
            ended = true;
            ofTrailer = countIn(number, cells);
            return;
        }
        if (++records > limits.rows()) {
            throw RowReader.refused(ProblemCode.TOO_MANY_ROWS, number);
        }
        lastIsShort = cells.count() < columns;
        if (cells.count() != columns) {
            problems.add(new Problem(ProblemCode.WRONG_CELL_COUNT, number, ""));
        } else {
            record(number, cells);
        }
    }

    /** What can only be said at the end of a file. */
    void end() {
        if (parser == null) {
            throw RowReader.refused(ProblemCode.EMPTY_FILE);
        }
        if ((mapping.trailer().isPresent() && !ended) || (lastIsShort && !ended)) {
            throw RowReader.refused(ProblemCode.TRUNCATED);
        }
        Optional<Long> noticed = notice.records();
        if ((ended && ofTrailer != records) || (noticed.isPresent() && noticed.get() != records)) {
            throw RowReader.refused(ProblemCode.WRONG_COUNT);
        }
        flush();
    }

    long records() {
        return records;
    }

    long accepted() {
        return accepted;
    }

    Money amount() {
        return new Money(microYuan);
    }

    private void record(long number, Cells cells) {
        try {
            int line = lines.size();
            Problem warning = parser().parse(lines, number, cells);
            if (warning != null) {
                problems.add(warning);
            }
            if (!notice.period().containsMicros(lines.at(line))) {
                problems.add(new Problem(ProblemCode.OUTSIDE_PERIOD, number, ""));
            }
            sum(number, lines.amount(line));
            accepted++;
        } catch (RecordParser.BadRecord bad) {
            problems.add(bad.at(number));
        }
        if (lines.size() == LINES_AT_ONCE) {
            flush();
        }
    }

    private void sum(long number, long amount) {
        withoutSigns += Math.abs(amount);
        if (withoutSigns > MOST_MICRO_YUAN) {
            throw RowReader.refused(ProblemCode.SUM_OUT_OF_RANGE, number);
        }
        microYuan += amount;
    }

    private void flush() {
        if (lines.size() > 0) {
            sink.take(lines);
            lines.clear();
        }
    }

    private RecordParser parser() {
        if (parser == null) {
            throw new IllegalStateException("a row before the header");
        }
        return parser;
    }

    private long countIn(long number, Cells cells) {
        String text = cells.text(mapping.trailer().orElseThrow().countColumn());
        return mapping.numbers()
                .parse(text)
                .filter(count -> count.stripTrailingZeros().scale() <= 0)
                .orElseThrow(() -> RowReader.refused(ProblemCode.WRONG_COUNT, number))
                .longValue();
    }
}
