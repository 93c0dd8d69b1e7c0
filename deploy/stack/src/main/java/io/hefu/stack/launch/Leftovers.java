package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.launch.RunRecord.RecordedProcess;
import io.hefu.stack.process.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what was written down as running, and waits until it has. */
final class Leftovers {

    private static final Duration PATIENCE_WITH_LAUNCHER = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_PART = Duration.ofSeconds(15);

    private Leftovers() {}

    /** The launcher ends its parts by itself, in good order; those that have lost it are ended one by one. */
    static void end(RunRecord recorded) {
        recorded.launcher().alive().ifPresent(launcher -> end(launcher, "TERM", PATIENCE_WITH_LAUNCHER));
        List<Part> parts = new ArrayList<>(recorded.parts().keySet());
        Collections.reverse(parts);
        for (Part part : parts) {
            Optional<RecordedProcess> process = recorded.parts().get(part).process();
            String signal = part == Part.POSTGRES ? "INT" : "TERM";
            process.flatMap(RecordedProcess::alive).ifPresent(alive -> end(alive, signal, PATIENCE_WITH_PART));
        }
    }

    private static void end(ProcessHandle process, String signal, Duration patience) {
        Signals.send(signal, process.pid());
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
