package io.hefu.billing.reconciliation;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.Leaf;
import io.hefu.core.reconciliation.FileReceipt.Disposition;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.smallrye.mutiny.Uni;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many lines through files, database and back; {@code -Dlines=1000000} for a million, in files of 64 MiB at most. */
class StoredScaleTest {

    private static final int LINES = Integer.getInteger("lines", 20_000);
    private static final int LINES_A_FILE = 400_000;
    private static final LocalDate FIRST = ReconciledPartner.OCTOBER.atDay(1);
    private static final Instant START = BusinessCalendar.startOf(FIRST);
    private static final long STEP_MILLIS = Duration.ofDays(31).toMillis() / (LINES + 1);

    @TempDir
    private Path directory;

    @Test
    void manyLinesAreReconciledThroughTheStores() throws IOException {
        try (ReconciledPartner partner = new ReconciledPartner(directory)) {
            long sequence = 0;
            for (int from = 0; from < LINES; from += LINES_A_FILE) {
                Path file = written(from, Math.min(LINES, from + LINES_A_FILE));
                assertThat(partner.receives("calls", ++sequence, file, Optional.empty())
                                .toCompletableFuture()
                                .join()
                                .disposition())
                        .isEqualTo(Disposition.ACCEPTED);
            }
            ReconciliationStore runs = new ReconciliationStore(
                    partner.database.pool(), partner.clock, UUID::randomUUID, new StatedLineStore(this::leaves));
            UUID id = await(runs.request(ReconciledPartner.PARTNER, "calls", FIRST, FIRST.plusMonths(1), "finance"))
                    .id();

            runs.runNext().toCompletableFuture().join();

            ReconciliationRun.Outcome outcome =
                    await(runs.run(id)).orElseThrow().outcome().orElseThrow();
            assertThat(outcome.matched()).containsEntry("CALL", (long) LINES);
            assertThat(outcome.breaks()).isEmpty();
        }
    }

    private Uni<Void> leaves(Object party, LocalDate day, Consumer<Leaf> sink) {
        long start = Duration.between(START, BusinessCalendar.startOf(day)).toMillis();
        long end = start + Duration.ofDays(1).toMillis();
        return Uni.createFrom().item(() -> {
            for (long i = Math.max(0, -Math.floorDiv(-start, STEP_MILLIS)); i < LINES && i * STEP_MILLIS < end; i++) {
                sink.accept(call(i));
            }
            return null;
        });
    }

    private static CallLeaf call(long number) {
        return ReconciledPartner.call(START.plusMillis(number * STEP_MILLIS), 0, number);
    }

    /** In an order of their own. */
    private Path written(int from, int to) throws IOException {
        Path file = Files.createTempFile(directory, "calls", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(ReconciledPartner.HEADER);
            for (int i = to - 1; i >= from; i--) {
                out.write('\n');
                out.write(ReconciledPartner.row(call(i)));
            }
            out.write('\n');
        }
        return file;
    }
}
