package io.hefu.billing.partnerfile;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV: RFC 4180 with a separator of choice; quotes must balance. */
final class CsvRowReader implements RowReader {

    private static final int SMALLEST_BUFFER = 1 << 16;

    private final FileLimits limits;
    private final char separator;
    private final int skippedRows;

    /** @param skippedRows before the header: titles, perhaps */
    CsvRowReader(FileLimits limits, char separator, int skippedRows) {
        this.limits = limits;
        this.separator = separator;
        this.skippedRows = skippedRows;
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        Bounded handler = new Bounded(limits);
        try (Reader text = encoding.open(file);
                CsvReader<CsvRow> rows = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .allowExtraCharsAfterClosingQuote(false)
                        .detectBomHeader(false)
                        .maxBufferSize(Math.max(SMALLEST_BUFFER, 4 * limits.cellCharacters()))
                        .build(handler, text)) {
            long seen = 0;
            for (CsvRow row : rows) {
                if (seen++ < skippedRows) {
                    continue;
                }
                if (seen == skippedRows + 1L) {
                    sink.header(new RowSink.Header(row.cells(), false));
                } else {
                    sink.row(row.number(), new RowSink.Texts(row.cells()));
                }
            }
        } catch (CsvParseException malformed) {
            throw refusal(malformed, handler);
        }
    }

    private static RefusedException refusal(CsvParseException malformed, Bounded handler) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
        }
        String message = String.valueOf(malformed.getMessage());
        if (message.contains("buffer size")) {
            return RowReader.refused(ProblemCode.CELL_TOO_LONG, handler.row());
        }
        boolean isUnclosed = message.contains("Unclosed");
        return RowReader.refused(isUnclosed ? ProblemCode.TRUNCATED : ProblemCode.MALFORMED, handler.row());
    }

    private record CsvRow(long number, List<String> cells) {}

    /** Stops reading at the first row or cell that is too long, before it is held in memory. */
    private static final class Bounded extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private final FileLimits limits;
        private List<String> cells = new ArrayList<>();
        private long row;

        Bounded(FileLimits limits) {
            this.limits = limits;
        }

        long row() {
            return row;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row = startingLineNumber;
            cells = new ArrayList<>(cells.size());
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (column >= limits.columns()) {
                throw RowReader.refused(ProblemCode.TOO_MANY_COLUMNS, row);
            }
            if (length > limits.cellCharacters()) {
                throw RowReader.refused(ProblemCode.CELL_TOO_LONG, row);
            }
            cells.add(new String(buffer, offset, length).strip());
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(row, cells);
        }
    }
}
