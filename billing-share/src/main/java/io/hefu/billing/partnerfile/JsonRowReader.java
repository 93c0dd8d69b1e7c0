package io.hefu.billing.partnerfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads flat objects: an array of them, or one after another. Members that are not asked for are passed over. */
final class JsonRowReader implements RowReader {

    private static final int DEPTH = 16;
    private static final int NUMBER_LENGTH = 64;

    private final FileLimits limits;
    private final List<String> columns;
    private final JsonFactory json;

    /** @param columns the members to read */
    JsonRowReader(FileLimits limits, List<String> columns) {
        this.limits = limits;
        this.columns = List.copyOf(columns);
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNumberLength(NUMBER_LENGTH)
                        .maxStringLength(limits.cellCharacters())
                        .maxNameLength(limits.cellCharacters())
                        .build())
                .build();
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        long[] row = {0};
        try (Reader text = encoding.open(file);
                JsonParser parser = json.createParser(text)) {
            readAll(parser, sink, row);
        } catch (JsonEOFException truncated) {
            throw RowReader.refused(ProblemCode.TRUNCATED, row[0]);
        } catch (StreamConstraintsException tooLong) {
            throw RowReader.refused(ProblemCode.CELL_TOO_LONG, row[0]);
        } catch (JsonParseException malformed) {
            throw RowReader.refused(ProblemCode.MALFORMED, row[0]);
        }
    }

    private void readAll(JsonParser parser, RowSink sink, long[] row) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw RowReader.refused(ProblemCode.EMPTY_FILE);
        }
        sink.header(new RowSink.Header(columns, false));
        JsonToken token = first == JsonToken.START_ARRAY ? parser.nextToken() : first;
        while (token != null && token != JsonToken.END_ARRAY) {
            row[0]++;
            if (token != JsonToken.START_OBJECT) {
                throw RowReader.refused(ProblemCode.MALFORMED, row[0]);
            }
            sink.row(row[0], object(parser, row[0]));
            token = parser.nextToken();
        }
        if (first == JsonToken.START_ARRAY ? parser.nextToken() != null : token != null) {
            throw RowReader.refused(ProblemCode.MALFORMED, row[0]);
        }
    }

    private RowSink.Cells object(JsonParser parser, long row) throws IOException {
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        int members = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (++members > limits.columns()) {
                throw RowReader.refused(ProblemCode.TOO_MANY_COLUMNS, row);
            }
            int column = columns.indexOf(parser.currentName());
            JsonToken value = parser.nextToken();
            if (column < 0) {
                parser.skipChildren();
            } else if (value.isScalarValue()) {
                cells[column] =
                        value == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
            } else {
                throw RowReader.refused(ProblemCode.MALFORMED, row);
            }
        }
        return new RowSink.Texts(List.of(cells));
    }
}
