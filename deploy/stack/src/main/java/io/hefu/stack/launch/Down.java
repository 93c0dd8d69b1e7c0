package io.hefu.stack.launch;

import java.nio.file.Path;
import java.util.Optional;

/** Ends everything that was started here. */
record Down(Path runFolder, Terminal terminal) {

    void run() {
        Optional<RunRecord> recorded = RunRecord.read(runFolder);
        if (recorded.isEmpty()) {
            terminal.say("Hefu is not running.");
            return;
        }
        Leftovers.end(recorded.get());
        RunRecord.remove(runFolder);
        terminal.say("Hefu is down; its data stay in " + runFolder + ".");
    }
}
