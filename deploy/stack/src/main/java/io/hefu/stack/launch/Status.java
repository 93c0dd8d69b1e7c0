package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.launch.RunRecord.RecordedPart;
import io.hefu.stack.launch.RunRecord.RecordedProcess;
import io.hefu.stack.process.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows what runs. */
record Status(Path runFolder, Terminal terminal) {

    /** A line of the table: a process of its own, or a part that lives in the launcher's. */
    private record Row(String title, boolean up, String port, Optional<Long> pid, OptionalLong mebibytes) {

        @Override
        public String toString() {
            String memory = mebibytes.isPresent() ? mebibytes.getAsLong() + " MiB" : "";
            return line(
                    title, up ? "up" : "DOWN", port, pid.map(String::valueOf).orElse("-"), memory);
        }
    }

    /** True when every part is up. */
    boolean show() {
        Optional<RunRecord> recorded = RunRecord.read(runFolder);
        if (recorded.isEmpty()) {
            terminal.say("Hefu is not running; start it with deploy/up.");
            return false;
        }
        if (!recorded.get().ready()) {
            terminal.say("Hefu is starting, or its start was broken off; deploy/down cleans up.");
            return false;
        }
        return show(recorded.get());
    }

    private boolean show(RunRecord recorded) {
        List<Row> parts = recorded.parts().entrySet().stream()
                .map(each ->
                        row(each.getKey(), each.getValue(), recorded.launcher().pid()))
                .toList();
        Row launcher = row(recorded.launcher());
        terminal.say(line("part", "state", "port", "pid", "memory"));
        parts.forEach(row -> terminal.say(row.toString()));
        terminal.say(launcher.toString());
        long memory = launcher.mebibytes().orElse(0)
                + parts.stream().mapToLong(row -> row.mebibytes().orElse(0)).sum();
        terminal.say("In all " + memory + " MiB, at " + recorded.url());
        return parts.stream().allMatch(Row::up);
    }

    private static Row row(Part part, RecordedPart recorded, long launcher) {
        Optional<Long> pid = recorded.process().flatMap(RecordedProcess::alive).map(ProcessHandle::pid);
        return new Row(
                part.title(),
                pid.isPresent() && Health.listens(recorded.port()),
                String.valueOf(recorded.port()),
                pid,
                pid.filter(own -> own != launcher)
                        .map(ResidentMemory::withChildren)
                        .orElse(OptionalLong.empty()));
    }

    private static Row row(RecordedProcess launcher) {
        Optional<Long> pid = launcher.alive().map(ProcessHandle::pid);
        OptionalLong memory = pid.map(ResidentMemory::of).orElse(OptionalLong.empty());
        return new Row("(launcher)", pid.isPresent(), "", pid, memory);
    }

    private static String line(String part, String state, String port, String pid, String memory) {
        return String.format(Locale.ROOT, "%-20s %-6s %6s %8s %10s", part, state, port, pid, memory);
    }
}
