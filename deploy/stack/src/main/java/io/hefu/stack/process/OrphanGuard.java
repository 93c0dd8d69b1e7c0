package io.hefu.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sees to it that no child process outlives this one, even if this one is killed: a shell waits at the end of a pipe
 * until this process is gone, in whatever way, and then ends the children that are still on the list.
 */
final class OrphanGuard {

    /** Reads the list only after the end; whom the first signal does not end in eight seconds is killed. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            cat >/dev/null
            while read -r pid signal; do kill "-$signal" "$pid" 2>/dev/null; done <"$1"
            for second in 1 2 3 4 5 6 7 8; do
              left=
              while read -r pid signal; do kill -0 "$pid" 2>/dev/null && left=yes; done <"$1"
              [ -z "$left" ] && break
              sleep 1
            done
            while read -r pid signal; do kill -KILL "$pid" 2>/dev/null; done <"$1"
            rm -f "$1" "$1.new"
            """;

    private static final OrphanGuard INSTANCE = start();

    private final Path list;
    private final Process shell;
    private final Map<Long, String> signals = new TreeMap<>();

    private OrphanGuard(Path list, Process shell) {
        this.list = list;
        this.shell = shell;
    }

    /** @param stopSignal by which the child ends in good order */
    static void watch(Process child, String stopSignal) {
        INSTANCE.add(child.pid(), stopSignal);
        child.onExit().thenRun(() -> INSTANCE.remove(child.pid()));
    }

    static void endAll(Duration patience) {
        Map<Long, String> left;
        synchronized (INSTANCE) {
            left = new TreeMap<>(INSTANCE.signals);
        }
        left.forEach((pid, signal) -> ProcessHandle.of(pid).ifPresent(child -> {
            Signals.send(signal, pid);
            child.onExit()
                    .completeOnTimeout(child, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            child.destroyForcibly();
        }));
    }

    private static OrphanGuard start() {
        try {
            Path list = Files.createTempFile("hefu-children-", "");
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT, "hefu-orphan-guard", list.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new OrphanGuard(list, shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(long pid, String stopSignal) {
        signals.put(pid, stopSignal);
        write();
    }

    private synchronized void remove(long pid) {
        signals.remove(pid);
        write();
    }

    /** The new list takes the old one's place in one step: the shell never reads half a list. */
    private void write() {
        if (!shell.isAlive()) {
            throw new IllegalStateException("the guard of the child processes is gone");
        }
        String lines = signals.entrySet().stream()
                .map(child -> child.getKey() + " " + child.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Path half = list.resolveSibling(list.getFileName() + ".new");
            Files.writeString(half, lines);
            Files.move(half, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
