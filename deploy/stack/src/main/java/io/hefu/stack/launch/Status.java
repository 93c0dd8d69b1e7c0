package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.launch.RunRecord.RecordedPart;
import io.hefu.stack.launch.RunRecord.RecordedProcess;
import io.hefu.stack.process.Health;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Shows what runs. */
record Status(Path runFolder, Terminal terminal) {

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
        boolean allUp = true;
        long memory = 0;
        Set<Long> counted = new HashSet<>();
        terminal.say(line("part", "state", "port", "pid", "memory"));
        for (Map.Entry<Part, RecordedPart> each : recorded.parts().entrySet()) {
            RecordedPart part = each.getValue();
            Optional<Long> pid = part.process().flatMap(RecordedProcess::alive).map(ProcessHandle::pid);
            boolean up = pid.isPresent() && Health.listens(part.port());
            allUp &= up;
            OptionalLong resident = pid.map(ResidentMemory::of).orElse(OptionalLong.empty());
            boolean first = pid.isPresent() && counted.add(pid.get());
            memory += first ? resident.orElse(0) : 0;
            terminal.say(line(
                    each.getKey().title(),
                    up ? "up" : "DOWN",
                    String.valueOf(part.port()),
                    pid.map(String::valueOf).orElse("-"),
                    first && resident.isPresent() ? resident.getAsLong() + " MiB" : "·"));
        }
        terminal.say("In all " + memory + " MiB, at " + recorded.url());
        return allUp;
    }

    private static String line(String part, String state, String port, String pid, String memory) {
        return String.format(Locale.ROOT, "%-20s %-6s %6s %8s %10s", part, state, port, pid, memory);
    }
}
