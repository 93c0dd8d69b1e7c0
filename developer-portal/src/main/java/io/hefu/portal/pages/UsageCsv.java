package io.hefu.portal.pages;

import io.hefu.core.usage.UsageReport;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A month of usage as CSV (RFC 4180) that spreadsheets read rightly: UTF-8 with a byte order mark, and no cell that could
 * be taken for a formula. Read the columns by name; more may be added.
 */
final class UsageCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of(
            "month", "application", "environment", "api", "operation", "calls", "billableCalls", "units", "costYuan");

    private UsageCsv() {}

    static String of(UsageReport report) {
        return report.lines().stream()
                .map(line -> row(List.of(
                        report.month().toString(),
                        line.application().toString(),
                        line.environment().name(),
                        line.api().value(),
                        line.operation(),
                        String.valueOf(line.calls()),
                        String.valueOf(line.billableCalls()),
                        String.valueOf(line.units()),
                        line.cost().yuan().toPlainString())))
                .collect(Collectors.joining("", BYTE_ORDER_MARK + row(COLUMNS), ""));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(UsageCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
