package io.hefu.bench;

import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.process.StartFailure;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What the programs have in common: an exit status, and sentences instead of stack traces. */
final class Bench {

    private Bench() {}

    /** @param program true when everything is as it should be */
    static void run(Callable<Boolean> program) {
        try {
            System.exit(program.call() ? 0 : 1);
        } catch (ClientFailure | StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            System.exit(130);
        } catch (Exception failure) {
            System.err.println("The benchmark failed: " + failure);
            System.exit(1);
        }
    }

    /** Begins the correlators of one run. */
    static String runName(String benchmark) {
        return benchmark + "-" + UUID.randomUUID();
    }

    static boolean verdict(boolean passed, String good) {
        System.out.println(passed ? "✓ " + good : "✗ Not as it should be: see above.");
        return passed;
    }
}
