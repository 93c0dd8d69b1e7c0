package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageIntake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Begins this run's epoch when the node starts, and ends it when the node stops. In between it is the journal. */
@Singleton
public class JournalLifecycle implements UsageJournal {

    private static final Duration EPOCH_TIMEOUT = Duration.ofSeconds(30);

    private final UsageIntake intake;
    private final Path root;
    private final String node;
    private @Nullable FileChannel lock;
    private volatile @Nullable FileJournal journal;
    private @Nullable UsageShipper shipper;
    private volatile OptionalLong epoch = OptionalLong.empty();

    JournalLifecycle(
            UsageIntake intake,
            JournalConfig config,
            @ConfigProperty(name = "hefu.node", defaultValue = "node-1") String node) {
        this.intake = intake;
        this.root = config.directory();
        this.node = node;
    }

    void start(@Observes StartupEvent start)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        lock = lock(Files.createDirectories(root).resolve("lock"));
        long number =
                intake.beginEpoch(node).toCompletableFuture().get(EPOCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        FileJournal begun = new FileJournal(UsageShipper.directoryOf(root, number));
        journal = begun;
        shipper = new UsageShipper(intake, root, node, number, begun);
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
