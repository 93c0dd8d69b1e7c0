package io.hefu.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** Processes with all their children, as Linux's {@code /proc} accounts for them. */
public final class ProcessTree {

    /** {@code USER_HZ}, which is 100 on every Linux that Java runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final Collection<Long> roots;

    public ProcessTree(Collection<Long> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Of the processes that are there now, since their start. */
    public Duration processorTime() {
        return Duration.ofMillis(pids().map(ProcessTree::ticks).sum() * MILLIS_PER_TICK);
    }

    /** What they have in memory; what several share is divided among them. */
    public long memoryBytes() {
        return pids().map(ProcessTree::proportionalBytes).sum();
    }

    /** Roots first. */
    public LongStream pids() {
        return roots.stream()
                .flatMap(root -> ProcessHandle.of(root).stream())
                .mapMulti((ProcessHandle root, java.util.function.Consumer<ProcessHandle> all) -> {
                    all.accept(root);
                    root.descendants().forEach(all);
                })
                .mapToLong(ProcessHandle::pid);
    }

    private static long ticks(long pid) {
        String stat = text(pid, "stat");
        // The name in parentheses may contain anything; the third field follows it.
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return 0;
        }
        String[] fields = stat.substring(end + 2).split(" ");
        return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }

    private static long proportionalBytes(long pid) {
        return text(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /** Empty when the process is gone. */
    private static String text(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), name));
        } catch (IOException gone) {
            return "";
        }
    }
}
