package io.hefu.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One program that runs beside this process, with its log. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final LogFile log;
    private final String stopSignal;

    private ChildProcess(String name, Process process, LogFile log, String stopSignal) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.stopSignal = stopSignal;
    }

    /** What to run. */
    public record Command(String name, List<String> words, Map<String, String> environment, Path folder, Path log) {}

    public static ChildProcess start(Command command) {
        return start(command, "TERM");
    }

    /** @param stopSignal the signal by which the program ends in good order */
    public static ChildProcess start(Command command, String stopSignal) {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.environment().putAll(command.environment());
        try {
            Files.createDirectories(command.folder());
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            Process process = builder.directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()))
                    .start();
            OrphanGuard.watch(process, stopSignal);
            return new ChildProcess(command.name(), process, new LogFile(command.log()), stopSignal);
        } catch (IOException e) {
            throw new StartFailure(command.name() + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Ends all children of this process that are still there, and waits for them. */
    public static void endAll() {
        OrphanGuard.endAll(PATIENCE_AT_THE_END);
    }

    /** Waits until the program answers; fails as soon as it has ended, or when the time is over. */
    public void awaitReady(BooleanSupplier ready, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with status " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() - deadline > 0) {
                throw failure("is not ready after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    /** For programs that do one thing and end. */
    public void awaitSuccess(Duration patience) {
        if (!awaitEnd(patience)) {
            kill();
            throw failure("has not ended after " + patience.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failure("failed with status " + process.exitValue());
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public LogFile log() {
        return log;
    }

    /** SIGKILL, as a crash would be. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE_AT_THE_END);
    }

    /** Asks the program to end, waits, and kills it if it does not. */
    @Override
    public void close() {
        if (process.isAlive()) {
            Signals.send(stopSignal, process.pid());
            if (!awaitEnd(PATIENCE_AT_THE_END)) {
                kill();
            }
        }
    }

    private StartFailure failure(String what) {
        String lines = String.join("\n  ", log.tail(8));
        return new StartFailure(name + " " + what + "; its log is " + log.path() + " and ends with:\n  " + lines);
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting.", e);
        }
    }
}
