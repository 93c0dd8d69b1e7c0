package io.hefu.billing.partnerfile;

import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.Products;
import io.hefu.billing.reconciliation.Reference;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.core.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a line of a record by a mapping, or says what is wrong with it. */
final class RecordParser {

    private static final long MOST_CALLS = Integer.MAX_VALUE;
    /** So that sums of millions of lines fit. */
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private static final int MOST_PRODUCTS = 10_000;
    private static final int UUID_LENGTH = 36;

    /** Turns a record away; thrown and caught for each bad record, it has no stack trace. */
    static final class BadRecord extends Exception {

        private final ProblemCode code;
        private final String column;

        BadRecord(ProblemCode code, String column) {
            super(code.name(), null, false, false);
            this.code = code;
            this.column = column;
        }

        Problem at(long row) {
            return new Problem(code, row, column);
        }
    }

    private final ColumnMapping mapping;
    private final Products products;
    private final boolean since1904;
    private final Map<Field, Integer> columns;

    RecordParser(ColumnMapping mapping, Products products, RowSink.Header header) {
        this.mapping = mapping;
        this.products = products;
        this.since1904 = header.since1904();
        this.columns = columnsOf(mapping, header.columns());
    }

    /**
     * Adds a line, unless the record is bad.
     *
     * @return a warning, if there is one
     */
    @Nullable
    Problem parse(LineTable table, long row, RowSink.Cells cells) throws BadRecord {
        long micros = time(cells);
        long amount = micros(cells, Field.AMOUNT);
        long product = products.numberOf(product(cells));
        if (products.size() > MOST_PRODUCTS) {
            throw refused(ProblemCode.TOO_MANY_PRODUCTS, name(Field.API));
        }
        ResultClass result = result(cells);
        long calls = mapping.totals() ? whole(cells, Field.CALLS, MOST_CALLS) : 1;
        long version = has(Field.PRICE_VERSION, cells) ? whole(cells, Field.PRICE_VERSION, MOST_CALLS) : 0;
        long units = has(Field.UNITS, cells) ? whole(cells, Field.UNITS, MOST_UNITS) : 0;
        OptionalLong tax = has(Field.TAX, cells) ? OptionalLong.of(micros(cells, Field.TAX)) : OptionalLong.empty();
        if (calls < 1) {
            throw new BadRecord(ProblemCode.OUT_OF_RANGE, name(Field.CALLS));
        }
        boolean hasSubscriber = has(Field.SUBSCRIBER, cells);
        boolean hasReference = has(Field.REFERENCE, cells);
        boolean hasCall = has(Field.CALL_ID, cells);
        int line = table.append();
        table.at(line, micros);
        table.amount(line, amount);
        table.product(line, product);
        table.units(line, units);
        table.callsAndRate(line, (int) calls, (int) version);
        table.kind(line, row, result, mapping.totals());
        tax.ifPresent(stated -> table.tax(line, stated));
        if (hasSubscriber) {
            table.subscriber(line, Reference.ofSubscriber(text(Field.SUBSCRIBER, cells)));
        }
        if (hasReference) {
            reference(table, line, text(Field.REFERENCE, cells));
        }
        return hasCall ? call(table, line, row, text(Field.CALL_ID, cells)) : null;
    }

    private @Nullable Problem call(LineTable table, int line, long row, String text) {
        try {
            UUID call = UUID.fromString(text);
            if (text.length() == UUID_LENGTH) {
                table.call(line, call.getMostSignificantBits(), call.getLeastSignificantBits());
                return null;
            }
        } catch (IllegalArgumentException unreadable) {
            // Named below: the line may still be found by what else it says.
        }
        return new Problem(ProblemCode.CALL_ID_UNREADABLE, row, name(Field.CALL_ID));
    }

    private static void reference(LineTable table, int line, String text) {
        Reference reference = Reference.of(text);
        table.reference(line, reference.high(), reference.low());
    }

    private long time(RowSink.Cells cells) throws BadRecord {
        String text = value(Field.TIME, cells);
        boolean isNumber = cells.isNumber(columns.get(Field.TIME));
        return mapping.time()
                .micros(text, isNumber, since1904)
                .orElseThrow(() -> new BadRecord(ProblemCode.NOT_A_TIME, name(Field.TIME)));
    }

    private long micros(RowSink.Cells cells, Field field) throws BadRecord {
        long micros =
                exact(number(cells, field).scaleByPowerOfTen(mapping.amounts().powerOfTen()), field);
        if (micros < -FileReading.MOST_MICRO_YUAN || micros > FileReading.MOST_MICRO_YUAN) {
            throw new BadRecord(ProblemCode.OUT_OF_RANGE, name(field));
        }
        return micros;
    }

    private long whole(RowSink.Cells cells, Field field, long most) throws BadRecord {
        long number = exact(number(cells, field), field);
        if (number < 0 || number > most) {
            throw new BadRecord(ProblemCode.OUT_OF_RANGE, name(field));
        }
        return number;
    }

    private long exact(BigDecimal number, Field field) throws BadRecord {
        try {
            return number.longValueExact();
        } catch (ArithmeticException tooFineOrGreat) {
            throw new BadRecord(ProblemCode.OUT_OF_RANGE, name(field));
        }
    }

    private BigDecimal number(RowSink.Cells cells, Field field) throws BadRecord {
        String text = value(field, cells);
        // A workbook's number has no separators, whatever its texts have.
        NumberForm form = cells.isNumber(columns.get(field)) ? NumberForm.POINT : mapping.numbers();
        return form.parse(text).orElseThrow(() -> new BadRecord(ProblemCode.NOT_A_NUMBER, name(field)));
    }

    private Product product(RowSink.Cells cells) throws BadRecord {
        if (!columns.containsKey(Field.API)) {
            return mapping.product().orElseThrow();
        }
        String api = value(Field.API, cells);
        Product mapped = mapping.products().get(api);
        return mapped == null ? new Product(api, text(Field.OPERATION, cells)) : mapped;
    }

    private ResultClass result(RowSink.Cells cells) throws BadRecord {
        if (!columns.containsKey(Field.RESULT)) {
            return ResultClass.NOT_STATED;
        }
        ResultClass result = mapping.results().get(value(Field.RESULT, cells));
        if (result == null) {
            throw new BadRecord(ProblemCode.NOT_A_RESULT, name(Field.RESULT));
        }
        return result;
    }

    private boolean has(Field field, RowSink.Cells cells) throws BadRecord {
        Integer column = columns.get(field);
        if (column == null || cells.text(column).isEmpty()) {
            return false;
        }
        if (cells.isFormula(column)) {
            throw new BadRecord(ProblemCode.FORMULA, name(field));
        }
        return true;
    }

    private String value(Field field, RowSink.Cells cells) throws BadRecord {
        if (!has(field, cells)) {
            throw new BadRecord(ProblemCode.MISSING_VALUE, name(field));
        }
        return text(field, cells);
    }

    private String text(Field field, RowSink.Cells cells) {
        Integer column = columns.get(field);
        return column == null ? "" : cells.text(column);
    }

    private String name(Field field) {
        return mapping.columns().getOrDefault(field, field.name());
    }

    private static Map<Field, Integer> columnsOf(ColumnMapping mapping, List<String> header) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        mapping.columns().forEach((field, name) -> {
            int column = header.indexOf(name);
            if (column < 0) {
                throw refused(ProblemCode.MISSING_COLUMN, name);
            }
            if (header.lastIndexOf(name) != column) {
                throw refused(ProblemCode.REPEATED_COLUMN, name);
            }
            columns.put(field, column);
        });
        return columns;
    }

    private static RefusedException refused(ProblemCode code, String column) {
        return new RefusedException(new FileRefusal(new Problem(code, 0, column)));
    }
}
