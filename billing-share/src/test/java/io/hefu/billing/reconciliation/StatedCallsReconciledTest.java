package io.hefu.billing.reconciliation;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.partnerfile.MappingStore;
import io.hefu.billing.partnerfile.PartnerFileStore;
import io.hefu.core.call.Environment;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.FileSubmission;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.usage.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From usage that gateways journal to a month that both sides agree on, a call that came late included. */
class StatedCallsReconciledTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    @TempDir
    private Path directory;

    @Test
    void whatWasRatedIsWhatThePartnerCountedOnceItsLastCallIsIn() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            MovableClock clock = new MovableClock(Billing.START_OF_2026);
            Billing billing = new Billing(database, clock).withUsualTerms();
            Developer developer = new Developer(clock, new Random(11));
            clock.moveTo(Instant.parse("2026-10-05T04:00:00Z"));
            long epoch = await(billing.intake.beginEpoch("a"));
            List<UsageRecord> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(developer.verifiesLocation());
                clock.advance(Duration.ofHours(7));
                billing.store("a", epoch, i + 1, Developer.succeeded(calls.get(i)));
            }
            billing.rateAll();
            UsageRecord late = developer.verifiesLocation();
            calls.add(late);
            clock.moveTo(Instant.parse("2026-11-03T02:00:00Z"));
            database.run("update billing.books set open_from = '2026-11-01'");
            sends(database, clock, calls);
            ReconciliationStore runs = new ReconciliationStore(
                    database.pool(), clock, UUID::randomUUID, new StatedLineStore(billing.statedCalls));

            ReconciliationRun.Outcome before = reconciles(runs);
            assertThat(before.matched()).containsEntry("CALL", 5L);
            assertThat(before.breaks()).containsOnlyKeys("MISSING_OURS");

            billing.store("a", epoch, 6, Developer.succeeded(late));
            billing.rateAll();

            ReconciliationRun.Outcome after = reconciles(runs);
            assertThat(after.matched()).containsEntry("CALL", 6L);
            assertThat(after.breaks()).isEmpty();
            assertThat(after.ours()).isEqualTo(new ReconciliationRun.Side(6, Money.ofYuan("0.216")));
        }
    }

    private void sends(TestDatabase database, MovableClock clock, List<UsageRecord> calls) throws IOException {
        MappingStore mappings = new MappingStore(database.pool(), clock);
        await(mappings.declare(Billing.WANXIANG, "calls", ReconciledPartner.mapping(), "finance"));
        StringBuilder text = new StringBuilder(ReconciledPartner.HEADER);
        calls.forEach(call -> text.append('\n')
                .append(call.call())
                .append(",location-verification,verifyLocation,")
                .append(call.receivedAt())
                .append(",0.036"));
        Path file = Files.writeString(directory.resolve("october.csv"), text.append('\n'));
        await(new PartnerFileStore(database.pool(), clock, UUID::randomUUID, mappings)
                .receive(
                        new FileSubmission(
                                Billing.WANXIANG,
                                "calls",
                                Environment.LIVE,
                                1,
                                FIRST,
                                FIRST.plusMonths(1),
                                Optional.of((long) calls.size()),
                                Optional.empty(),
                                "finance"),
                        file));
    }

    private static ReconciliationRun.Outcome reconciles(ReconciliationStore runs) {
        UUID id = await(runs.request(Billing.WANXIANG, "calls", FIRST, FIRST.plusMonths(1), "finance"))
                .id();
        await(runs.runNext());
        return await(runs.run(id)).orElseThrow().outcome().orElseThrow();
    }
}
