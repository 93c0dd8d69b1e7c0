package io.hefu.bench.billing;

import io.hefu.bench.result.ResultFile;
import io.hefu.clients.terminal.ProgressBar;
import io.hefu.clients.terminal.Table;
import java.nio.file.Path;

/** Runs the benchmark: a month of records from the gateways' journals to sealed statements, and an account against another. */
public final class Billing {

    private static final long MILLION = 1_000_000;

    private static final String DAYS_ISSUED =
            "select count(*) from billing.settlement_period where kind = 'DAY' and state = 'ISSUED'";

    private Billing() {}

    /** @param arguments the folder for results, and how many records the month has */
    public static void main(String[] arguments) throws Exception {
        long records = Long.parseLong(arguments[1]);
        long first = Math.min(MILLION, records);
        ResultFile results = new ResultFile();
        Heap heap = new Heap();
        System.out.printf(
                "A month of %,d records for %d partners; %d MiB of heap%n",
                records, Ecosystem.PARTNERS, Heap.limitMiB());
        try (Database database = new Database()) {
            Month.prepare(database.pool());
            Month month = new Month(database.pool());
            Table intake = new Table("records so far", "records a second, to posted");
            double seconds = 0;
            double firstSeconds = 0;
            double lastSeconds = 0;
            for (long done = 0; done < records; done += first) {
                long to = Math.min(records, done + first);
                lastSeconds = month.takeIn(done, to, records);
                seconds += lastSeconds;
                firstSeconds = done == 0 ? lastSeconds : firstSeconds;
                System.out.printf(
                        "  %,12d records taken in, rated and posted: %,7.0f a second%n", to, (to - done) / lastSeconds);
                intake.row("%,d".formatted(to), "%,.0f".formatted((to - done) / lastSeconds));
            }
            month.deliveredAll();
            long posted = database.number("select count(*) from billing.rated_usage");
            results.put("intake_per_s", Math.round(records / seconds))
                    .put("month_records", posted)
                    .put("cost_growth_1m_to_10m", lastSeconds / firstSeconds);
            closeMonth(month, database, heap, results);
        }
        Reconciling.run((int) first, heap, results);
        results.write(Path.of(arguments[0]), "billing");
    }

    private static void closeMonth(Month month, Database database, Heap heap, ResultFile results) throws Exception {
        heap.reset();
        long start = System.nanoTime();
        int days = Month.MONTH.lengthOfMonth();
        ProgressBar bar = ProgressBar.of("days closed, stated and sealed", days);
        month.close(() -> bar.at((int) database.number(DAYS_ISSUED), ""));
        double seconds = (System.nanoTime() - start) / 1e9;
        bar.end();
        System.out.println(new Table("closed", "statements", "calls in them", "seconds", "MiB of heap")
                .row(
                        Month.MONTH,
                        database.number("select count(*) from billing.statement"),
                        database.number("select sum(calls) from billing.statement where kind = 'MONTH'"),
                        "%.1f".formatted(seconds),
                        heap.mostMiB()));
        results.put("close_seconds", seconds).put("close_heap_mib", heap.mostMiB());
    }
}
