package io.hefu.bench.load;

import io.hefu.bench.load.Witness.Sent;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.pace.Pace;
import io.hefu.clients.pace.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A steady stream of calls, each under its own correlator. It goes on when calls fail, a little slower while nobody
 * answers; it waits only when too many calls are on their way.
 */
public final class Load {

    private static final int MOST_IN_FLIGHT = 128;
    private static final Duration WHILE_NOBODY_ANSWERS = Duration.ofMillis(20);

    private final Sender sender;
    private final List<ApiCall> mix;
    private final int callsPerSecond;
    private final String run;
    private final Witness witness;
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private volatile boolean stopping;
    private volatile boolean nobodyAnswers;
    private long sent;

    /**
     * @param mix made in turn, over and over
     * @param run begins the correlators of all its calls
     */
    public Load(Sender sender, List<ApiCall> mix, int callsPerSecond, String run, Witness witness) {
        this.sender = sender;
        this.mix = List.copyOf(mix);
        this.callsPerSecond = callsPerSecond;
        this.run = run;
        this.witness = witness;
    }

    /** Sends calls, once, for as long as the work lasts; returns when what was on its way has come back or failed. */
    public <T> T during(Callable<T> work) throws Exception {
        Thread sending = new Thread(this::send, "load");
        sending.start();
        try {
            return work.call();
        } finally {
            stopping = true;
            sending.join();
            inFlight.acquire(MOST_IN_FLIGHT);
        }
    }

    private void send() {
        Pace pace = new Pace(callsPerSecond, System::nanoTime);
        try {
            while (!stopping) {
                if (nobodyAnswers) {
                    Pauses.sleep(WHILE_NOBODY_ANSWERS);
                }
                pace.await();
                inFlight.acquire();
                send(mix.get((int) (sent % mix.size())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ApiCall call) {
        Sent now = new Sent(call, run + "-" + ++sent, System.nanoTime());
        sender.sendAsync(call, now.correlator()).whenComplete((answer, failure) -> {
            nobodyAnswers = answer == null;
            tell(now, answer);
            inFlight.release();
        });
    }

    private void tell(Sent call, @Nullable ApiAnswer answer) {
        if (answer == null) {
            witness.unanswered(call);
        } else {
            witness.answered(call, answer);
        }
    }
}
