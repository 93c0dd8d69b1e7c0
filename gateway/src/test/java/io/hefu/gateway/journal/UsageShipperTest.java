package io.hefu.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageShipperTest {

    @TempDir
    Path root;

    private final Intake intake = new Intake();
    private final Clock clock = Clock.systemUTC();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyEntryIsStoredOnceThoughDeliveryFailsBeforeAndAfterStoring(long seed) throws IOException {
        Random random = new Random(seed);
        intake.failing = random;
        List<UsageEntry> entries =
                Stream.generate(() -> Entries.any(random)).limit(3_000).toList();
        FileJournal journal = new FileJournal(UsageShipper.directoryOf(root, 1));
        try (UsageShipper ignored = new UsageShipper(intake, root, "node-1", 1, journal, clock)) {
            append(journal, entries);

            await().until(() -> intake.stored(1).size() == 3_000);
            intake.failing = null;
            journal.close();
        }

        assertThat(intake.stored(1)).isEqualTo(entries);
        assertThat(intake.ended).containsEntry(1L, 3_000L);
        assertThat(UsageShipper.directoryOf(root, 1)).doesNotExist();
    }

    @Test
    void whatEarlierRunsLeftBehindIsStoredFirstAndTheirEpochsEnded() throws IOException {
        List<UsageEntry> left =
                Stream.generate(() -> Entries.any(new Random(5))).limit(10).toList();
        FileJournal crashed = new FileJournal(UsageShipper.directoryOf(root, 3));
        append(crashed, left);
        crashed.close();
        intake.store(new UsageBatch("node-1", 3, 1, left.subList(0, 4)));

        FileJournal journal = new FileJournal(UsageShipper.directoryOf(root, 7));
        try (UsageShipper ignored = new UsageShipper(intake, root, "node-1", 7, journal, clock)) {
            await().until(() -> intake.ended.containsKey(3L));
            journal.close();
        }

        assertThat(intake.stored(3)).isEqualTo(left);
        assertThat(intake.ended).containsEntry(3L, 10L).containsEntry(7L, 0L);
    }

    @Test
    void aDamagedEpochIsSetAsideAndNeverDeclaredWhole() throws IOException {
        Path directory = UsageShipper.directoryOf(root, 3);
        FileJournal crashed = new FileJournal(directory);
        Stream.generate(() -> Entries.any(new Random(5))).limit(10).forEach(entry -> append(crashed, List.of(entry)));
        crashed.close();
        Path segment = Segment.all(directory).get(0).file();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        FileJournal journal = new FileJournal(UsageShipper.directoryOf(root, 7));
        try (UsageShipper ignored = new UsageShipper(intake, root, "node-1", 7, journal, clock)) {
            await().until(() -> Files.exists(root.resolve("damaged-3")));
            journal.close();
        }

        assertThat(intake.ended).doesNotContainKey(3L);
    }

    @Test
    void allIsToldToBeStoredOnlyUntilAMomentAtWhichItWas() throws IOException {
        FileJournal journal = new FileJournal(UsageShipper.directoryOf(root, 1));
        append(journal, List.of(Entries.any(new Random(6)), Entries.any(new Random(7))));
        Instant answered = clock.instant();
        intake.away = true;
        try (UsageShipper ignored = new UsageShipper(intake, root, "node-1", 1, journal, clock)) {
            await().during(Duration.ofMillis(300)).until(() -> intake.storedUntil == null);

            intake.away = false;
            await().until(() -> intake.storedUntil != null);
            assertThat(intake.storedUntil).isAfterOrEqualTo(answered);
            journal.close();
        }
    }

    private static void append(FileJournal journal, List<UsageEntry> entries) {
        CompletableFuture.allOf(entries.stream()
                        .map(entry -> journal.append(entry).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Billing's intake by its contract, with failures when asked for. */
    private static final class Intake implements UsageIntake {

        private final Map<Long, List<UsageEntry>> stored = new HashMap<>();
        private final Map<Long, Long> ended = new HashMap<>();
        private volatile Random failing;
        private volatile boolean away;
        private volatile Instant storedUntil;

        synchronized List<UsageEntry> stored(long epoch) {
            return List.copyOf(stored.getOrDefault(epoch, List.of()));
        }

        @Override
        public CompletionStage<Long> beginEpoch(String node) {
            throw new AssertionError("the lifecycle begins epochs, not the shipper");
        }

        @Override
        public CompletionStage<Long> storedUpTo(String node, long epoch) {
            return CompletableFuture.completedStage((long) stored(epoch).size());
        }

        @Override
        public synchronized CompletionStage<Void> store(UsageBatch batch) {
            if (fails()) {
                return CompletableFuture.failedStage(new IllegalStateException("not stored"));
            }
            List<UsageEntry> of = stored.computeIfAbsent(batch.epoch(), epoch -> new ArrayList<>());
            assertThat(batch.firstSequence()).isLessThanOrEqualTo(of.size() + 1);
            int known = (int) (of.size() - batch.firstSequence() + 1);
            if (known < batch.entries().size()) {
                of.addAll(batch.entries().subList(known, batch.entries().size()));
            }
            return fails()
                    ? CompletableFuture.failedStage(new IllegalStateException("stored, but nobody heard of it"))
                    : CompletableFuture.completedStage(null);
        }

        @Override
        public synchronized CompletionStage<Void> storedUntil(
                String node, long epoch, long lastSequence, Instant until) {
            assertThat((long) stored(epoch).size()).isGreaterThanOrEqualTo(lastSequence);
            storedUntil = until;
            return CompletableFuture.completedStage(null);
        }

        @Override
        public synchronized CompletionStage<Void> endEpoch(String node, long epoch, long lastSequence) {
            ended.put(epoch, lastSequence);
            return CompletableFuture.completedStage(null);
        }

        private boolean fails() {
            Random random = failing;
            return away || random != null && random.nextInt(8) == 0;
        }
    }
}
