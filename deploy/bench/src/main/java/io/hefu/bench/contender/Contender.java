package io.hefu.bench.contender;

import io.hefu.bench.measure.ProcessTree;
import io.hefu.bench.measure.Target;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A gateway under load. Each checks the key of a call by its hash, holds the call against a limit of the key, and writes
 * down its use, before or after it answered as is its way.
 */
public interface Contender extends AutoCloseable {

    /** Short, as in the names of figures. */
    String name();

    /** As its makers write it. */
    String title();

    /** What to call; empty when it does not answer in this way. */
    Optional<URI> url(Road road);

    /** Its own processes. */
    ProcessTree processes();

    /** With those of what only it needs. */
    default ProcessTree allProcesses() {
        return processes();
    }

    /** As {@link #url}, to be put under load. */
    default Optional<Target> target(Road road) {
        return url(road).map(url -> new Target(url, processes(), allProcesses()));
    }

    /** Waits until what it does behind the answers is done, or patience is over. */
    default void settle() throws InterruptedException {}

    /** Stands still while others are measured, if it would do anything. */
    default void pause() {}

    default void resume() {}

    /** Makes a key that may call, and returns what revokes it; empty when that cannot be done while it runs. */
    Optional<Runnable> createKey();

    /** SIGKILL to every one of its own processes. */
    void kill();

    /** Returns when it is ready. */
    void startAgain();

    /** The correlators of all calls that it has a record of. */
    Set<String> recorded() throws InterruptedException;

    @Override
    void close();
}
