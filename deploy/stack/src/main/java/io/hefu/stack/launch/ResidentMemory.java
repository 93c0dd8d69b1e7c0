package io.hefu.stack.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** How much memory processes hold; what they share is counted once where the system tells. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** In mebibytes; empty when the system does not tell. */
    static OptionalLong of(long pid) {
        OptionalLong kibibytes = kibibytes(pid);
        return kibibytes.isEmpty() ? kibibytes : OptionalLong.of(kibibytes.getAsLong() / 1024);
    }

    /** The same for a process and all that it has started, such as PostgreSQL with one process for each connection. */
    static OptionalLong withChildren(long pid) {
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> of(child.pid()).orElse(0));
        OptionalLong own = of(pid);
        return own.isEmpty() ? own : OptionalLong.of(own.getAsLong() + children.sum());
    }

    private static OptionalLong kibibytes(long pid) {
        Path proc = Path.of("/proc/" + pid);
        if (!Files.exists(proc)) {
            return fromPs(pid);
        }
        OptionalLong proportional = line(proc.resolve("smaps_rollup"), "Pss:");
        return proportional.isPresent() ? proportional : line(proc.resolve("status"), "VmRSS:");
    }

    private static OptionalLong line(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
