package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageIntake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins this run's epoch when the node starts, and ends it when the node stops. In between it is the journal. */
@Singleton
public class JournalLifecycle implements UsageJournal {

    private static final Logger LOG = Logger.getLogger(JournalLifecycle.class);
    private static final Duration EPOCH_TIMEOUT = Duration.ofSeconds(30);

    private final UsageIntake intake;
    private final Clock clock;
    private final Path root;
    private final String node;
    private final JournalRoom room;
    private @Nullable FileChannel lock;
    private volatile @Nullable FileJournal journal;
    private @Nullable UsageShipper shipper;
    private volatile OptionalLong epoch = OptionalLong.empty();

    JournalLifecycle(
            UsageIntake intake,
            JournalConfig config,
            Clock clock,
            @ConfigProperty(name = "hefu.node", defaultValue = "node-1") String node) {
        this.intake = intake;
        this.clock = clock;
        this.root = config.directory();
        this.node = node;
        this.room = new JournalRoom(
                config.leastFree().asLongValue(),
                config.mostLag(),
                () -> root.toFile().getUsableSpace(),
                this::lag);
    }

    void start(@Observes StartupEvent start)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        lock = lock(Files.createDirectories(root).resolve("lock"));
        long number =
                intake.beginEpoch(node).toCompletableFuture().get(EPOCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        FileJournal begun = new FileJournal(UsageShipper.directoryOf(root, number));
        journal = begun;
        shipper = new UsageShipper(intake, root, node, number, begun, clock);
        epoch = OptionalLong.of(number);
    }

    void stop(@Observes ShutdownEvent stop) throws IOException {
        FileJournal running = journal;
        if (running != null) {
            running.close();
        }
        if (shipper != null) {
            shipper.close();
        }
        if (lock != null) {
            lock.close();
        }
    }

    @Override
    public CompletionStage<Void> append(UsageEntry entry) {
        FileJournal running = journal;
        return running == null
                ? CompletableFuture.failedStage(new JournalFailure("the journal has not begun"))
                : running.append(entry);
    }

    /** The number of this run; empty until it has begun. */
    public OptionalLong epoch() {
        return epoch;
    }

    /** Whether calls can be recorded. */
    public boolean isSound() {
        FileJournal running = journal;
        return running != null && running.isSound();
    }

    /** Whether what calls leave here still finds room; where not, those that may be charged are refused. */
    public boolean isScarceOfRoom() {
        return room.isScarce();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForRoom() {
        if (room.look()) {
            LOG.warnf(
                    "calls that may be charged are %s: %d entries wait for the database, %d MiB are free in %s",
                    room.isScarce() ? "refused" : "taken again",
                    lag(),
                    root.toFile().getUsableSpace() / (1024 * 1024),
                    root);
        }
    }

    /** Entries on disk here that are not yet stored in the database. */
    public long lag() {
        UsageShipper running = shipper;
        return running == null ? 0 : running.lag();
    }

    /** Two nodes writing one journal would use sequence numbers twice. */
    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalStateException("another node uses the journal in " + file.getParent()
                    + ": give each its own hefu.journal.directory");
        }
        return channel;
    }
}
