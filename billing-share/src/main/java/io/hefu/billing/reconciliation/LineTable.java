package io.hefu.billing.reconciliation;

import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Lines, twelve numbers each, in blocks of primitive arrays: 96 bytes a line and no object. Not for use by several threads
 * at once.
 */
public final class LineTable {

    static final int WORDS = 12;

    private static final int CALL_HIGH = 0;
    private static final int CALL_LOW = 1;
    private static final int REFERENCE_HIGH = 2;
    private static final int REFERENCE_LOW = 3;
    private static final int AT = 4;
    private static final int PRODUCT = 5;
    private static final int AMOUNT = 6;
    private static final int TAX = 7;
    private static final int UNITS = 8;
    private static final int SUBSCRIBER = 9;
    /** Calls in the upper half, version of the rate in the lower. */
    private static final int CALLS_AND_RATE = 10;
    /** The row, then eight bits: result, and whether it is a total. The row is no content: see {@link LineOrder}. */
    private static final int ROW_AND_KIND = 11;

    private static final long NO_TAX = Long.MIN_VALUE;
    private static final int KIND_BITS = 8;
    private static final int TOTAL_BIT = 1 << 7;
    private static final ResultClass[] RESULTS = ResultClass.values();

    private static final int BLOCK_BITS = 12;
    private static final int BLOCK_LINES = 1 << BLOCK_BITS;

    private long[][] blocks = new long[16][];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** Adds an empty line, to be filled by the setters. */
    public int append() {
        int block = size >>> BLOCK_BITS;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        if (blocks[block] == null) {
            blocks[block] = new long[BLOCK_LINES * WORDS];
        }
        int line = size++;
        Arrays.fill(blocks[block], offset(line), offset(line) + WORDS, 0);
        set(line, TAX, NO_TAX);
        set(line, CALLS_AND_RATE, 1L << Integer.SIZE);
        set(line, ROW_AND_KIND, ResultClass.NOT_STATED.ordinal());
        return line;
    }

    /** Adds a copy of another table's line. */
    public int append(LineTable other, int line) {
        int copy = append();
        System.arraycopy(other.block(line), offset(line), block(copy), offset(copy), WORDS);
        return copy;
    }

    public int append(Line line, Products products) {
        int added = append();
        line.call()
                .ifPresent(call -> call(
                        added,
                        call.value().getMostSignificantBits(),
                        call.value().getLeastSignificantBits()));
        line.reference().ifPresent(reference -> reference(added, reference.high(), reference.low()));
        at(added, ChronoUnit.MICROS.between(Instant.EPOCH, line.at()));
        product(added, products.numberOf(line.product()));
        amount(added, line.amount().microYuan());
        line.tax().ifPresent(tax -> tax(added, tax.microYuan()));
        units(added, line.units());
        line.subscriber().ifPresent(subscriber -> subscriber(added, subscriber));
        callsAndRate(added, Math.toIntExact(line.calls()), line.rateVersion().orElse(0));
        kind(added, line.row(), line.result(), line.total());
        return added;
    }

    public Line line(int line, Products products) {
        return new Line(
                hasCall(line)
                        ? Optional.of(new CallId(new UUID(get(line, CALL_HIGH), get(line, CALL_LOW))))
                        : Optional.empty(),
                hasReference(line)
                        ? Optional.of(new Reference(get(line, REFERENCE_HIGH), get(line, REFERENCE_LOW)))
                        : Optional.empty(),
                products.named(product(line)),
                result(line),
                Instant.EPOCH.plus(at(line), ChronoUnit.MICROS),
                calls(line),
                units(line),
                new Money(amount(line)),
                hasTax(line) ? Optional.of(new Money(tax(line))) : Optional.empty(),
                rateVersion(line) == 0 ? Optional.empty() : Optional.of(rateVersion(line)),
                subscriber(line) == 0 ? Optional.empty() : Optional.of(subscriber(line)),
                isTotal(line),
                row(line));
    }

    public void call(int line, long high, long low) {
        set(line, CALL_HIGH, high);
        set(line, CALL_LOW, low);
    }

    public void reference(int line, long high, long low) {
        set(line, REFERENCE_HIGH, high);
        set(line, REFERENCE_LOW, low);
    }

    /** @param micros since 1970 */
    public void at(int line, long micros) {
        set(line, AT, micros);
    }

    /** @param number of {@link Products} */
    public void product(int line, long number) {
        set(line, PRODUCT, number);
    }

    public void amount(int line, long microYuan) {
        set(line, AMOUNT, microYuan);
    }

    public void tax(int line, long microYuan) {
        set(line, TAX, microYuan);
    }

    public void units(int line, long units) {
        set(line, UNITS, units);
    }

    public void subscriber(int line, long hash) {
        set(line, SUBSCRIBER, hash);
    }

    /** @param rateVersion 0 where not stated */
    public void callsAndRate(int line, int calls, int rateVersion) {
        if (calls < 1 || rateVersion < 0) {
            throw new IllegalArgumentException(
                    "calls: " + calls + ", rateVersion: " + rateVersion + " (expected: >= 1, >= 0)");
        }
        set(line, CALLS_AND_RATE, (long) calls << Integer.SIZE | rateVersion);
    }

    public void kind(int line, long row, ResultClass result, boolean total) {
        set(line, ROW_AND_KIND, row << KIND_BITS | (total ? TOTAL_BIT : 0) | result.ordinal());
    }

    long callHigh(int line) {
        return get(line, CALL_HIGH);
    }

    long callLow(int line) {
        return get(line, CALL_LOW);
    }

    boolean hasCall(int line) {
        return (get(line, CALL_HIGH) | get(line, CALL_LOW)) != 0;
    }

    long referenceHigh(int line) {
        return get(line, REFERENCE_HIGH);
    }

    long referenceLow(int line) {
        return get(line, REFERENCE_LOW);
    }

    boolean hasReference(int line) {
        return (get(line, REFERENCE_HIGH) | get(line, REFERENCE_LOW)) != 0;
    }

    /** Microseconds since 1970. */
    public long at(int line) {
        return get(line, AT);
    }

    long product(int line) {
        return get(line, PRODUCT);
    }

    /** Micro-yuan. */
    public long amount(int line) {
        return get(line, AMOUNT);
    }

    boolean hasTax(int line) {
        return get(line, TAX) != NO_TAX;
    }

    long tax(int line) {
        return get(line, TAX);
    }

    long units(int line) {
        return get(line, UNITS);
    }

    long subscriber(int line) {
        return get(line, SUBSCRIBER);
    }

    int calls(int line) {
        return (int) (get(line, CALLS_AND_RATE) >>> Integer.SIZE);
    }

    int rateVersion(int line) {
        return (int) get(line, CALLS_AND_RATE);
    }

    ResultClass result(int line) {
        return RESULTS[(int) get(line, ROW_AND_KIND) & (TOTAL_BIT - 1)];
    }

    boolean isTotal(int line) {
        return (get(line, ROW_AND_KIND) & TOTAL_BIT) != 0;
    }

    long row(int line) {
        return get(line, ROW_AND_KIND) >>> KIND_BITS;
    }

    /** Micro-yuan a unit, or -1 where the line does not say. */
    long unitPrice(int line) {
        long units = units(line);
        return units > 0 && amount(line) >= 0 && amount(line) % units == 0 ? amount(line) / units : -1;
    }

    /** The line's content word by word; the last one without the row. */
    long content(int line, int word) {
        long value = get(line, word);
        return word == ROW_AND_KIND ? value & ((1 << KIND_BITS) - 1) : value;
    }

    /** All of a line, to be written down and read again. */
    void copyTo(int line, long[] words) {
        System.arraycopy(block(line), offset(line), words, 0, WORDS);
    }

    int append(long[] words) {
        int line = append();
        System.arraycopy(words, 0, block(line), offset(line), WORDS);
        return line;
    }

    private long get(int line, int word) {
        return blocks[line >>> BLOCK_BITS][offset(line) + word];
    }

    private void set(int line, int word, long value) {
        blocks[line >>> BLOCK_BITS][offset(line) + word] = value;
    }

    private long[] block(int line) {
        return blocks[line >>> BLOCK_BITS];
    }

    private static int offset(int line) {
        return (line & (BLOCK_LINES - 1)) * WORDS;
    }
}
