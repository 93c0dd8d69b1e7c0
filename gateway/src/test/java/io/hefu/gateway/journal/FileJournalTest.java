package io.hefu.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.usage.UsageEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    @TempDir
    Path root;

    private final Random random = new Random(7);

    @Test
    void whatWasAcknowledgedIsReadBackInOrderWithoutAGap() throws IOException {
        List<UsageEntry> entries = entries(2_500);
        Path directory = root.resolve("1");
        try (FileJournal journal = new FileJournal(directory)) {
            write(journal, entries);

            assertThat(journal.durableSequence()).isEqualTo(2_500);
        }

        assertThat(readAll(directory)).isEqualTo(entries);
    }

    @Test
    void anEntryIsReadableAsSoonAsItIsAcknowledged() throws IOException {
        Path directory = root.resolve("1");
        try (FileJournal journal = new FileJournal(directory);
                JournalReader reader = new JournalReader(directory, 1)) {
            for (int i = 0; i < 200; i++) {
                UsageEntry entry = Entries.any(random);
                write(journal, List.of(entry));

                assertThat(reader.read(10, journal.durableSequence())).containsExactly(entry);
            }
        }
    }

    @Test
    void readingGoesOnAcrossSegmentsAndDeletesOnlyWhatIsBehind() throws IOException {
        Path directory = root.resolve("1");
        List<UsageEntry> entries = entries(120_000);
        try (FileJournal journal = new FileJournal(directory)) {
            for (int from = 0; from < entries.size(); from += 1_000) {
                write(journal, entries.subList(from, from + 1_000));
            }
            try (JournalReader reader = new JournalReader(directory, 1)) {
                List<UsageEntry> read = new ArrayList<>();
                while (read.size() < entries.size()) {
                    read.addAll(reader.read(1_000, journal.durableSequence()));
                    reader.deleteBefore(reader.nextSequence());
                }

                assertThat(read).isEqualTo(entries);
                assertThat(segments(directory)).hasSize(1);
            }
        }
    }

    @Test
    void aTornTailIsNoEntry() throws IOException {
        Path directory = root.resolve("1");
        List<UsageEntry> entries = entries(10);
        try (FileJournal journal = new FileJournal(directory)) {
            write(journal, entries);
        }
        truncate(onlySegment(directory), 5);

        try (JournalReader reader = new JournalReader(directory, 1)) {
            assertThat(reader.read(100, Long.MAX_VALUE)).isEqualTo(entries.subList(0, 9));
            assertThat(reader.isDamaged()).isFalse();
        }
    }

    @Test
    void aDamagedPlaceInTheMiddleIsNotTakenForTheEnd() throws IOException {
        Path directory = root.resolve("1");
        try (FileJournal journal = new FileJournal(directory)) {
            entries(10).forEach(entry -> write(journal, List.of(entry)));
        }
        damageTheMiddle(directory);

        try (JournalReader reader = new JournalReader(directory, 1)) {
            assertThat(reader.read(100, Long.MAX_VALUE)).hasSizeLessThan(10);
            assertThat(reader.isDamaged()).isTrue();
        }
    }

    @Test
    void ofABatchThatWasNeverForcedAnyPartMayBeMissing() throws IOException {
        Path directory = Files.createDirectories(root.resolve("1"));
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        new Frame(1, 0, EntryEncoding.encode(Entries.any(random))).putInto(bytes);
        Frame torn = new Frame(2, 1, EntryEncoding.encode(Entries.any(random)));
        bytes.position(bytes.position() + torn.bytes());
        new Frame(3, 1, EntryEncoding.encode(Entries.any(random))).putInto(bytes);
        Files.write(Segment.in(directory, 1).file(), bytes.array());

        try (JournalReader reader = new JournalReader(directory, 1)) {
            assertThat(reader.read(100, Long.MAX_VALUE)).hasSize(1);
            assertThat(reader.isDamaged()).isFalse();
        }
    }

    @Test
    void aReaderWaitingAtTheEndSeesWhatIsWrittenThere() throws IOException {
        Path directory = root.resolve("1");
        try (FileJournal journal = new FileJournal(directory);
                JournalReader reader = new JournalReader(directory, 1)) {
            for (int i = 0; i < 50; i++) {
                assertThat(reader.read(10, Long.MAX_VALUE)).isEmpty();

                UsageEntry entry = Entries.any(random);
                write(journal, List.of(entry));

                assertThat(reader.read(10, Long.MAX_VALUE)).containsExactly(entry);
            }
        }
    }

    @Test
    void manyWritersShareTheForce() throws IOException {
        Path directory = root.resolve("1");
        try (FileJournal journal = new FileJournal(directory)) {
            Stream<CompletableFuture<Void>> appended = IntStream.range(0, 5_000)
                    .parallel()
                    .mapToObj(i -> journal.append(Entries.any(new Random(i))).toCompletableFuture());
            CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new)).join();
        }

        assertThat(readAll(directory)).hasSize(5_000).doesNotHaveDuplicates();
    }

    @Test
    void aClosedJournalRefuses() throws IOException {
        FileJournal journal = new FileJournal(root.resolve("1"));
        journal.close();

        assertThatThrownBy(() -> write(journal, entries(1))).hasCauseInstanceOf(JournalFailure.class);
    }

    @Test
    void anEpochIsNeverBegunTwice() throws IOException {
        new FileJournal(root.resolve("1")).close();

        assertThatThrownBy(() -> new FileJournal(root.resolve("1"))).isInstanceOf(IOException.class);
    }

    private List<UsageEntry> entries(int count) {
        return Stream.generate(() -> Entries.any(random)).limit(count).toList();
    }

    private static void write(FileJournal journal, List<UsageEntry> entries) {
        CompletableFuture<?>[] written = entries.stream()
                .map(journal::append)
                .map(stage -> stage.toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(written).join();
    }

    private static List<UsageEntry> readAll(Path directory) throws IOException {
        try (JournalReader reader = new JournalReader(directory, 1)) {
            return reader.read(Integer.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    private static List<Path> segments(Path directory) throws IOException {
        return Segment.all(directory).stream().map(Segment::file).toList();
    }

    private static Path onlySegment(Path directory) throws IOException {
        return segments(directory).get(0);
    }

    private static void damageTheMiddle(Path directory) throws IOException {
        Path segment = onlySegment(directory);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
    }

    private static void truncate(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }
}
