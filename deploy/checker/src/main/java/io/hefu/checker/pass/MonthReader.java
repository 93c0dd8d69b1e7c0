package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.agreement.MonthTotals;
import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What came in under each version of an agreement, month by month, with all that counts toward it. */
final class MonthReader {

    /** A month of a version. */
    record Month(Agreements.Version version, LocalDate from) {

        @Override
        public String toString() {
            return version + " in " + from.toString().substring(0, 7);
        }
    }

    private final Map<Month, Map<String, Map<String, BigInteger>>> parts = new HashMap<>();
    private final Map<Month, MonthTotals> months = new HashMap<>();

    private MonthReader() {}

    static Map<Month, MonthTotals> read(Snapshot rows) throws SQLException {
        MonthReader reader = new MonthReader();
        rows.each(
                "select * from billing.agreement_progress_part",
                row -> reader.parts
                        .computeIfAbsent(month(row), none -> new HashMap<>())
                        .computeIfAbsent(row.text("kind"), none -> new HashMap<>())
                        .put(row.text("name"), row.whole("value")));
        rows.each("select * from billing.agreement_progress", row -> reader.months.put(month(row), reader.totals(row)));
        return reader.months;
    }

    static Month month(Row row) throws SQLException {
        return new Month(
                new Agreements.Version(row.text("agreement"), row.smallNumber("agreement_version")), row.date("month"));
    }

    private MonthTotals totals(Row row) throws SQLException {
        Map<String, Map<String, BigInteger>> byKind = parts.getOrDefault(month(row), Map.of());
        return new MonthTotals(
                row.whole("gross_micro_yuan"),
                row.whole("calls"),
                row.whole("units"),
                byKind.getOrDefault("EXCLUDED", Map.of()),
                byKind.getOrDefault("INCIDENTS", Map.of()),
                byKind.getOrDefault("OUTSTANDING", Map.of()),
                row.yes("closed"));
    }
}
