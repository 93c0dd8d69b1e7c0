package io.hefu.bench.contender;

import io.hefu.bench.measure.ProcessTree;
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

    /** Its own. */
    ProcessTree processes();

    /** With those of what only it needs. */
    default ProcessTree allProcesses() {
        return processes();
    }

    /** Waits until what it does behind the answers is done. */
    default void settle() throws InterruptedException {}

    /** Whether keys can be created and revoked while it runs. */
    default boolean changesKeys() {
        return true;
    }

    /** Makes a key that may call, and returns what revokes it. */
    Runnable createKey();

    /** SIGKILL to every one of its own processes. */
    void kill();

    /** Returns when it is ready. */
    void startAgain();

    /** The correlators of all calls that it has a record of. */
    Set<String> recorded() throws InterruptedException;

    @Override
    void close();
}
