package io.hefu.bench.comparison;

import io.hefu.bench.contender.Contender;
import io.hefu.clients.pace.Pace;
import java.util.ArrayDeque;
import java.util.Optional;

/** Keys that are created and revoked, ten of each a second, until it is closed. */
final class KeyChurn implements AutoCloseable {

    private static final int PER_SECOND = 10;

    /** How many live at a time; no application may have more than twenty. */
    private static final int ALIVE = 5;

    private final Contender contender;
    private final Thread thread = new Thread(this::run, "churn");
    private volatile boolean stopping;
    private volatile long changes;

    private KeyChurn(Contender contender) {
        this.contender = contender;
    }

    static KeyChurn start(Contender contender) {
        KeyChurn churn = new KeyChurn(contender);
        churn.thread.start();
        return churn;
    }

    /** Creations and revocations so far. */
    long changes() {
        return changes;
    }

    private void run() {
        Pace pace = new Pace(PER_SECOND, System::nanoTime);
        ArrayDeque<Runnable> revocations = new ArrayDeque<>();
        try {
            while (!stopping) {
                pace.await();
                Optional<Runnable> revocation = contender.createKey();
                if (revocation.isEmpty()) {
                    return;
                }
                revocations.add(revocation.get());
                changes++;
                if (revocations.size() > ALIVE) {
                    revocations.remove().run();
                    changes++;
                }
            }
            revocations.forEach(Runnable::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
