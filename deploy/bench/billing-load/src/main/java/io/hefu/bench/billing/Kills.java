package io.hefu.bench.billing;

import io.hefu.bench.result.ResultFile;
import io.hefu.clients.terminal.ProgressBar;
import io.hefu.clients.terminal.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Kills the process that delivers, rates and settles a month, at moments chosen by chance, and compares what comes of it. */
public final class Kills {

    private static final String NAME = "billing-kills";
    private static final long RECORDS = 300_000;
    private static final Duration LEAST = Duration.ofMillis(700);
    private static final Duration MOST = Duration.ofMillis(2_500);

    /** What each party is owed, whatever happened on the way. */
    private static final String TOTALS = """
            select party || ' ' || calls || ' ' || gross_micro_yuan || ' ' || share_micro_yuan || ' ' || payable_fen
            from billing.statement where kind = 'MONTH' order by party""";

    private static final String LEDGER = "select sum(amount_micro_yuan) from billing.ledger_entry";
    private static final String RATED = "select count(*) from billing.rated_usage";

    private Kills() {}

    /** @param arguments the folder for results, how many kills, and the seed */
    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[1]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
        List<String> undisturbed;
        try (Database database = new Database()) {
            Month.prepare(database.pool());
            new Month(database.pool()).runAll(RECORDS);
            undisturbed = database.texts(TOTALS);
        }
        try (Database database = new Database()) {
            Month.prepare(database.pool());
            int killed = killed(database, times, random);
            long rated = database.number(RATED);
            long ledger = database.number(LEDGER);
            boolean same = database.texts(TOTALS).equals(undisturbed);
            System.out.println(
                    new Table("kills", "records", "rated", "lost", "doubled", "ledger sums to", "totals of all parties")
                            .row(
                                    killed,
                                    RECORDS,
                                    rated,
                                    Math.max(0, RECORDS - rated),
                                    Math.max(0, rated - RECORDS),
                                    ledger,
                                    same ? "unchanged" : "CHANGED"));
            new ResultFile()
                    .put("kills", killed)
                    .put("records", RECORDS)
                    .put("lost", Math.max(0, RECORDS - rated))
                    .put("doubled", Math.max(0, rated - RECORDS))
                    .put("ledger_sum_micro_yuan", ledger)
                    .put("totals_changed", same ? 0 : 1)
                    .write(Path.of(arguments[0]), NAME);
            if (!same || rated != RECORDS || ledger != 0) {
                System.exit(1);
            }
        }
    }

    /** @return how many were still at work when they were killed */
    private static int killed(Database database, int times, SplittableRandom random) throws Exception {
        ProgressBar bar = ProgressBar.of("kills", times);
        int killed = 0;
        while (killed < times) {
            Process worker = worker(database);
            long millis = random.nextLong(LEAST.toMillis(), MOST.toMillis());
            if (worker.waitFor(millis, TimeUnit.MILLISECONDS)) {
                requireSuccess(worker);
                bar.end();
                return killed;
            }
            worker.destroyForcibly().waitFor();
            killed++;
            bar.at(killed, "");
        }
        bar.end();
        Process last = worker(database);
        last.waitFor();
        requireSuccess(last);
        return killed;
    }

    private static void requireSuccess(Process worker) {
        if (worker.exitValue() != 0) {
            throw new IllegalStateException("the worker ended with " + worker.exitValue());
        }
    }

    private static Process worker(Database database) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName()));
        command.addAll(database.address());
        command.add(String.valueOf(RECORDS));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
