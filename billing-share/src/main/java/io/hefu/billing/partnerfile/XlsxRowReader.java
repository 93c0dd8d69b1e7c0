package io.hefu.billing.partnerfile;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of a workbook, after it was checked as a whole. */
final class XlsxRowReader implements RowReader {

    /** Spreadsheets show and mean fifteen digits; the file has seventeen, of a binary fraction. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int LONGEST_NUMBER = 40;

    private final FileLimits limits;
    private final int skippedRows;

    XlsxRowReader(FileLimits limits, int skippedRows) {
        this.limits = limits;
        this.skippedRows = skippedRows;
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        new WorkbookCheck(limits).check(file);
        try (ReadableWorkbook workbook = open(file);
                Stream<Row> stream = rows(workbook)) {
            Iterator<Row> rows = stream.iterator();
            long seen = 0;
            int columns = 0;
            for (Optional<Row> next = next(rows); next.isPresent(); next = next(rows)) {
                Row row = next.get();
                if (seen++ < skippedRows || row.getFirstNonEmptyCell().isEmpty()) {
                    continue;
                }
                if (columns == 0) {
                    columns = row.getCellCount();
                    sink.header(new RowSink.Header(texts(row), workbook.isDate1904()));
                } else {
                    sink.row(row.getRowNum(), new SheetCells(row, columns));
                }
            }
        }
    }

    /** The library answers what it does not understand with exceptions of many kinds. */
    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        } catch (RuntimeException notUnderstood) {
            throw RowReader.refused(ProblemCode.MALFORMED);
        }
    }

    private static Stream<Row> rows(ReadableWorkbook workbook) throws IOException {
        try {
            return workbook.getFirstSheet().openStream();
        } catch (RuntimeException notUnderstood) {
            throw RowReader.refused(ProblemCode.MALFORMED);
        }
    }

    private static Optional<Row> next(Iterator<Row> rows) {
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (RuntimeException notUnderstood) {
            throw RowReader.refused(ProblemCode.MALFORMED);
        }
    }

    private static List<String> texts(Row row) {
        SheetCells cells = new SheetCells(row, row.getCellCount());
        return IntStream.range(0, row.getCellCount()).mapToObj(cells::text).toList();
    }

    /** @param count of the header: empty cells at the end of a row are not in the file */
    private record SheetCells(Row row, int count) implements RowSink.Cells {

        @Override
        public String text(int column) {
            return row.getOptionalCell(column).map(SheetCells::text).orElse("");
        }

        @Override
        public boolean isNumber(int column) {
            return row.getOptionalCell(column)
                    .filter(cell -> cell.getType() == CellType.NUMBER)
                    .isPresent();
        }

        @Override
        public boolean isFormula(int column) {
            return text(column).startsWith("=");
        }

        private static String text(Cell cell) {
            return switch (cell.getType()) {
                case EMPTY -> "";
                case NUMBER -> number(cell.asNumber());
                case FORMULA -> cell.getFormula() == null ? raw(cell) : "=" + cell.getFormula();
                case STRING, BOOLEAN, ERROR -> raw(cell);
            };
        }

        private static String raw(Cell cell) {
            return cell.getRawValue() == null ? "" : cell.getRawValue().strip();
        }

        private static String number(BigDecimal exact) {
            BigDecimal number = exact.round(DIGITS).stripTrailingZeros();
            boolean isLong = Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER
                    || Math.abs((long) number.scale()) > LONGEST_NUMBER;
            return isLong ? number.toString() : number.toPlainString();
        }
    }
}
