package io.hefu.core.reconciliation;

import java.util.Map;
import java.util.Optional;

/**
 * How a partner's files of a kind are read.
 *
 * @param format {@code CSV}, {@code XLSX} or {@code JSON}
 * @param separator one character, of CSV
 * @param skippedRows before the header
 * @param totals whether records are sums over a day, not calls
 * @param columns our field, their column's name: {@code CALL_ID}, {@code REFERENCE}, {@code API}, {@code OPERATION},
 *     {@code RESULT}, {@code TIME}, {@code AMOUNT}, {@code TAX}, {@code UNITS}, {@code CALLS}, {@code PRICE_VERSION},
 *     {@code SUBSCRIBER}
 * @param time {@code ISO}, {@code EPOCH_SECONDS}, {@code EPOCH_MILLIS}, {@code DAY_NUMBER}, or a pattern such as
 *     {@code yyyy-MM-dd HH:mm:ss}
 * @param zone in which times without an offset are: {@code Asia/Shanghai}
 * @param numbers {@code POINT} for 1,234.56, {@code COMMA} for 1.234,56
 * @param amounts {@code YUAN}, {@code FEN} or {@code MICRO_YUAN}
 * @param results their words: {@code DELIVERED}, {@code FAILED} or {@code NOT_STATED}
 * @param products their names, by the text in the column of the API; what is not among them is taken literally
 * @param product what all records are about, where there is no column for it
 * @param trailer of the last row, where it says how many records came before
 */
public record FileMapping(
        String format,
        String separator,
        int skippedRows,
        boolean totals,
        Map<String, String> columns,
        String time,
        String zone,
        String numbers,
        String amounts,
        Map<String, String> results,
        Map<String, ProductName> products,
        Optional<ProductName> product,
        Optional<TrailerRow> trailer) {

    public FileMapping {
        columns = Map.copyOf(columns);
        results = Map.copyOf(results);
        products = Map.copyOf(products);
    }

    /**
     * @param marker what its first cell says: {@code 合计}
     * @param countColumn which of its cells has the number, from 0
     */
    public record TrailerRow(String marker, int countColumn) {}
}
