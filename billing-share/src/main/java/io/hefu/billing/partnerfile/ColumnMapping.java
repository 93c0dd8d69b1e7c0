package io.hefu.billing.partnerfile;

import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.core.refusal.RefusedException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a partner's file is read, as declared with the agreement. A mapping that could not be read by is refused when it is
 * declared.
 *
 * @param separator of CSV
 * @param skippedRows before the header
 * @param totals whether records are sums over a day, not calls
 * @param columns our field, their column's name
 * @param results their words
 * @param products their names, by the text in the column of the API; what is not among them is taken literally
 * @param product what all records are about, where there is no column for it
 */
public record ColumnMapping(
        FileFormat format,
        char separator,
        int skippedRows,
        boolean totals,
        Map<Field, String> columns,
        TimeForm time,
        NumberForm numbers,
        AmountUnit amounts,
        Map<String, ResultClass> results,
        Map<String, Product> products,
        Optional<Product> product,
        Optional<Trailer> trailer) {

    private static final int MOST_SKIPPED = 100;

    /** @throws RefusedException with {@link MappingRefusal} */
    public ColumnMapping {
        columns = Map.copyOf(columns);
        results = Map.copyOf(results);
        products = Map.copyOf(products);
        require(columns, Field.TIME);
        require(columns, Field.AMOUNT);
        if (product.isEmpty()) {
            require(columns, Field.API);
        }
        if (totals) {
            require(columns, Field.CALLS);
        }
        Set<String> seen = new HashSet<>();
        for (String column : new EnumMap<>(columns).values()) {
            if (column.isBlank() || !seen.add(column)) {
                throw new RefusedException(new MappingRefusal.ColumnTwice(column));
            }
        }
        if (columns.containsKey(Field.RESULT) && results.isEmpty()) {
            throw new RefusedException(new MappingRefusal.NoResults());
        }
        if (separator == '"' || separator == '\n' || separator == '\r' || separator == 0) {
            throw new RefusedException(new MappingRefusal.NoSeparator());
        }
        if (skippedRows < 0 || skippedRows > MOST_SKIPPED) {
            throw new RefusedException(new MappingRefusal.SkippedOutOfRange(skippedRows, MOST_SKIPPED));
        }
        if (trailer.isPresent() && format == FileFormat.JSON) {
            throw new RefusedException(new MappingRefusal.TrailerInJson());
        }
    }

    RowReader reader(FileLimits limits) {
        return switch (format) {
            case CSV -> new CsvRowReader(limits, separator, skippedRows);
            case XLSX -> new XlsxRowReader(limits, skippedRows);
            case JSON -> new JsonRowReader(limits, List.copyOf(new EnumMap<>(columns).values()));
        };
    }

    /** A total has the marker in the first cell; other rows are records. */
    boolean isTrailer(RowSink.Cells cells) {
        return trailer.filter(last -> cells.text(0).equals(last.marker())).isPresent();
    }

    private static void require(Map<Field, String> columns, Field field) {
        if (!columns.containsKey(field)) {
            throw new RefusedException(new MappingRefusal.NoColumn(field));
        }
    }
}
