package io.hefu.stack.process;

import java.io.IOException;

/** POSIX signals that Java cannot send by itself. */
public final class Signals {

    private Signals() {}

    /** @param signal its name without SIG, such as {@code INT} */
    public static void send(String signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartFailure("No shell to send a signal with: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
