package io.hefu.bench.measure;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Java Flight Recorder sees of another Java process, from the start to the close. */
public final class FlightRecording implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "name=bench";

    private final long pid;
    private final Path file;
    private final Path folder;

    private FlightRecording(long pid, Path file, Path folder) {
        this.pid = pid;
        this.file = file;
        this.folder = folder;
    }

    /**
     * @param file where the recording goes in the end
     * @param folder for logs
     */
    public static FlightRecording start(long pid, Path file, Path folder) {
        FlightRecording recording = new FlightRecording(pid, file, folder);
        recording.command("JFR.start", NAME, "settings=profile");
        return recording;
    }

    @Override
    public void close() {
        command("JFR.stop", NAME, "filename=" + file);
    }

    private void command(String... command) {
        List<String> words = new ArrayList<>(
                List.of(Jvm.home().resolve("bin").resolve("jcmd").toString(), String.valueOf(pid)));
        words.addAll(List.of(command));
        try (ChildProcess jcmd = ChildProcess.start(
                new ChildProcess.Command("jcmd", words, Map.of(), folder, folder.resolve("jcmd.log")))) {
            jcmd.awaitSuccess(PATIENCE);
        }
    }
}
