package io.hefu.gateway.node;

import io.hefu.gateway.journal.JournalLifecycle;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the other nodes, and whoever waits for a change to be in force everywhere, that this one lives and by which version
 * of the configuration it acts. Only a node that can record calls and has just seen the configuration says so; after three
 * seconds of silence it counts as dead.
 */
@Singleton
public class Heartbeat implements LiveNodes {

    private static final Duration INTERVAL = Duration.ofMillis(400);

    private final NodeStore store;
    private final JournalLifecycle journal;
    private final String name;
    private final String software;
    private long lastVersion = -1;
    private long lastNanos;
    private final RecentMost most = new RecentMost();
    private volatile int live = 1;

    Heartbeat(
            NodeStore store,
            JournalLifecycle journal,
            @ConfigProperty(name = "hefu.node", defaultValue = "node-1") String name,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String software) {
        this.store = store;
        this.journal = journal;
        this.name = name;
        this.software = software;
    }

    /** To be called, one at a time, after each look at the configuration: a new version is told at once. */
    public Uni<Void> beat(long configurationVersion, long nowNanos) {
        Optional<NodeRun> run = run();
        if (run.isEmpty() || configurationVersion == lastVersion && nowNanos - lastNanos < INTERVAL.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> before = lastVersion < 0
                ? store.forgetTheDead(run.get())
                : Uni.createFrom().voidItem();
        return before.chain(() -> store.beat(run.get(), configurationVersion))
                .invoke(count -> {
                    live = count;
                    most.see(count, nowNanos);
                    lastVersion = configurationVersion;
                    lastNanos = nowNanos;
                })
                .replaceWithVoid();
    }

    /** The last count stays while nothing is heard. */
    @Override
    public int count() {
        return live;
    }

    @Override
    public int mostLately() {
        return most.count();
    }

    /** A node that stops is not waited for. */
    public Uni<Void> end() {
        return run().map(store::remove).orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Empty until the journal has begun this run. */
    private Optional<NodeRun> run() {
        OptionalLong epoch = journal.epoch();
        return epoch.isPresent() ? Optional.of(new NodeRun(name, epoch.getAsLong(), software)) : Optional.empty();
    }
}
