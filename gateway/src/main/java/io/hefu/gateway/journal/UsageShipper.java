package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Delivers the journal to billing, in order, again and again until each batch is stored: first what earlier runs of this
 * node left behind, then its own. A batch that was stored although we did not hear of it is recognised there by its
 * sequence numbers.
 */
public final class UsageShipper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UsageShipper.class);
    private static final int BATCH = 1_000;
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** How often billing is told that all is stored; a month cannot be closed before every run has said so. */
    private static final Duration TELLING = Duration.ofSeconds(5);

    private final UsageIntake intake;
    private final Path root;
    private final String node;
    private final long epoch;
    private final FileJournal journal;
    private final DeliveryPace pace = new DeliveryPace(System::nanoTime);
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long shippedSequence;

    /**
     * @param root of all epochs of this node
     * @param journal of the running epoch
     */
    public UsageShipper(UsageIntake intake, Path root, String node, long epoch, FileJournal journal, Clock clock) {
        this.intake = intake;
        this.root = root;
        this.node = node;
        this.epoch = epoch;
        this.journal = journal;
        this.clock = clock;
        this.thread = new Thread(this::run, "usage-shipper");
        thread.start();
    }

    static Path directoryOf(Path root, long epoch) {
        return root.resolve(Long.toString(epoch));
    }

    /** Entries of the running epoch that are durable here and not yet stored there. */
    public long lag() {
        return journal.durableSequence() - shippedSequence;
    }

    /** Delivers what is left of the closed journal, and ends the epoch; gives up when that does not work at once. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = IDLE;
        boolean leftoversShipped = false;
        while (true) {
            boolean last = stopping;
            try {
                if (!leftoversShipped) {
                    shipLeftovers();
                    leftoversShipped = true;
                }
                shipRunningEpoch(last);
                if (last) {
                    return;
                }
                pause = IDLE;
            } catch (IOException | ExecutionException | TimeoutException failed) {
                LOG.warnf("usage is not being stored, %d entries wait in the journal: %s", lag(), failed.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (InterruptedException interrupted) {
                return;
            }
            if (last || !slept(pause)) {
                return;
            }
        }
    }

    private void shipLeftovers() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        for (long earlier : earlierEpochs()) {
            Path directory = directoryOf(root, earlier);
            try (JournalReader reader = new JournalReader(directory, storedUpTo(earlier) + 1)) {
                long shipped = ship(reader, earlier, Long.MAX_VALUE);
                if (reader.isDamaged()) {
                    setAside(directory, shipped);
                } else {
                    await(intake.endEpoch(node, earlier, shipped));
                    delete(directory);
                    LOG.infof("epoch %d of an earlier run is stored whole: %d entries", earlier, shipped);
                }
            }
        }
    }

    /** A place in the middle cannot be read: its epoch is never declared whole, and nothing of it is thrown away. */
    private static void setAside(Path directory, long shipped) throws IOException {
        Path aside = directory.resolveSibling("damaged-" + directory.getFileName());
        Files.move(directory, aside);
        LOG.errorf("the journal %s is damaged after entry %d: entries behind it are not stored", aside, shipped);
    }

    private void shipRunningEpoch(boolean last)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Path directory = directoryOf(root, epoch);
        try (JournalReader reader = new JournalReader(directory, storedUpTo(epoch) + 1)) {
            Instant told = Instant.EPOCH;
            do {
                Instant looked = clock.instant();
                long answered = journal.durableSequence();
                shipAtPace(reader);
                reader.deleteBefore(reader.nextSequence());
                if (shippedSequence >= answered && looked.isAfter(told.plus(TELLING))) {
                    await(intake.storedUntil(node, epoch, answered, looked));
                    told = looked;
                }
            } while (!stopping && slept(IDLE));
            if (last) {
                await(intake.endEpoch(node, epoch, shippedSequence));
                delete(directory);
            }
        }
    }

    /** All that is durable by now; batch by batch, so that a surge can slow it down while it lasts. */
    private void shipAtPace(JournalReader reader)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long before = reader.nextSequence() - 1;
            shippedSequence = ship(reader, epoch, Math.min(before + BATCH, journal.durableSequence()));
            Duration rest = pace.restAfter((int) (shippedSequence - before), journal.durableSequence(), lag());
            if (shippedSequence == before || !stopping && !slept(rest)) {
                return;
            }
        }
    }

    private long ship(JournalReader reader, long ofEpoch, long upTo)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long first = reader.nextSequence();
            List<UsageEntry> entries = reader.read(BATCH, upTo);
            if (entries.isEmpty()) {
                return first - 1;
            }
            await(intake.store(new UsageBatch(node, ofEpoch, first, entries)));
        }
    }

    private long storedUpTo(long ofEpoch) throws ExecutionException, InterruptedException, TimeoutException {
        return await(intake.storedUpTo(node, ofEpoch));
    }

    private List<Long> earlierEpochs() throws IOException {
        try (Stream<Path> directories = Files.list(root)) {
            return directories
                    .filter(directory -> directory.getFileName().toString().matches("[0-9]+"))
                    .map(directory -> Long.valueOf(directory.getFileName().toString()))
                    .filter(candidate -> candidate < epoch)
                    .sorted()
                    .toList();
        }
    }

    private static <T> T await(CompletionStage<T> stage)
            throws ExecutionException, InterruptedException, TimeoutException {
        return stage.toCompletableFuture().get(STORE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the time was slept through; an interruption is kept for the caller to see. */
    private static boolean slept(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
