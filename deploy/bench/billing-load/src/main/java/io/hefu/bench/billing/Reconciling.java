package io.hefu.bench.billing;

import io.hefu.bench.result.ResultFile;
import io.hefu.billing.reconciliation.Break;
import io.hefu.billing.reconciliation.LineStream;
import io.hefu.billing.reconciliation.LineTable;
import io.hefu.billing.reconciliation.OurSuspense;
import io.hefu.billing.reconciliation.Pass;
import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.Products;
import io.hefu.billing.reconciliation.ReconciledPeriod;
import io.hefu.billing.reconciliation.Reconciliation;
import io.hefu.billing.reconciliation.ReconciliationResult;
import io.hefu.billing.reconciliation.ReconciliationSink;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.billing.reconciliation.Rules;
import io.hefu.clients.terminal.Table;
import java.util.List;
import java.util.SplittableRandom;

/** Our account of a month against a partner's: the same calls, but for some that one side lacks or has at another amount. */
final class Reconciling {

    private static final List<Product> PRODUCTS = List.of(
            new Product("short-messages", "sendMessage"), new Product("location-verification", "verifyLocation"));

    private static final ReconciledPeriod PERIOD = ReconciledPeriod.of(Month.MONTH);
    private static final long MONTH_MICROS = Month.MONTH.lengthOfMonth() * 86_400_000_000L;
    private static final long AMOUNT_MICRO_YUAN = 45_000;
    private static final int ONE_IN = 10_000;

    /** Counts breaks. */
    private static final class Breaks implements ReconciliationSink {

        private long count;

        @Override
        public void matched(Pass pass, long callHigh, long callLow, long theirRow) {}

        @Override
        public void broken(Break found) {
            count++;
        }
    }

    private Reconciling() {}

    static void run(int lines, Heap heap, ResultFile results) {
        heap.reset();
        Products products = new Products(PRODUCTS);
        long start = System.nanoTime();
        Breaks breaks = new Breaks();
        ReconciliationResult result = new Reconciliation(Rules.strict(), products, OurSuspense.EMPTY)
                .run(
                        PERIOD,
                        LineStream.sorted(account(lines, products, false)),
                        LineStream.sorted(account(lines, products, true)),
                        breaks);
        double seconds = (System.nanoTime() - start) / 1e9;
        long matched =
                result.matched().values().stream().mapToLong(Long::longValue).sum();
        System.out.println(new Table("lines on each side", "matched", "breaks", "seconds", "MiB of heap")
                .row(
                        "%,d".formatted(lines),
                        "%,d".formatted(matched),
                        breaks.count,
                        "%.1f".formatted(seconds),
                        heap.mostMiB()));
        results.put("reconcile_seconds", seconds).put("reconcile_heap_mib", heap.mostMiB());
    }

    /** @param theirs one in so many is missing, one in so many has another amount */
    private static LineTable account(int lines, Products products, boolean theirs) {
        SplittableRandom random = new SplittableRandom(7);
        LineTable table = new LineTable();
        for (int i = 0; i < lines; i++) {
            long at = Month.BEGIN.getEpochSecond() * 1_000_000 + (long) (random.nextDouble() * MONTH_MICROS);
            long high = (at / 1_000) << 16 | 0x7000 | random.nextInt(1 << 12);
            long low = random.nextLong() | Long.MIN_VALUE;
            long subscriber = random.nextLong() | 1;
            if (theirs && i % ONE_IN == 1) {
                continue;
            }
            int line = table.append();
            table.call(line, high, low);
            table.at(line, at);
            table.product(line, products.numberOf(PRODUCTS.get(i % PRODUCTS.size())));
            table.units(line, 1);
            table.amount(line, theirs && i % ONE_IN == 2 ? AMOUNT_MICRO_YUAN + 1_000_000 : AMOUNT_MICRO_YUAN);
            table.subscriber(line, subscriber);
            table.kind(line, i, ResultClass.DELIVERED, false);
        }
        return table;
    }
}
