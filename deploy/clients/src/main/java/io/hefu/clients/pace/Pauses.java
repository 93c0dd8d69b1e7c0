package io.hefu.clients.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting, for programs that have nothing else to do. */
public final class Pauses {

    private static final Duration POLL = Duration.ofMillis(100);

    private Pauses() {}

    public static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    /** Asks again and again; returns whether it came true in time. */
    public static boolean until(BooleanSupplier isTrue, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            sleep(POLL);
        }
        return true;
    }
}
