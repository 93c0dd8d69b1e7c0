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
    private @Nullable FileJournal journal;
    private @Nullable UsageShipper shipper;

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
        long epoch = intake.beginEpoch(node).toCompletableFuture().get(EPOCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        FileJournal begun = new FileJournal(UsageShipper.directoryOf(root, epoch));
        journal = begun;
        shipper = new UsageShipper(intake, root, node, epoch, begun);
    }

    void stop(@Observes ShutdownEvent stop) throws IOException {
        if (journal != null) {
            journal.close();
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
