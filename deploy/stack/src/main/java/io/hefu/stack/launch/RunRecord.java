package io.hefu.stack.launch;

import io.hefu.stack.assembly.Part;
import io.hefu.stack.assembly.Stack;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs, as written down by the launcher that runs it, for those who ask later.
 *
 * @param launcher the process that holds everything together
 * @param ready false while the parts are coming up
 */
record RunRecord(RecordedProcess launcher, String url, boolean ready, Map<Part, RecordedPart> parts) {

    /** @param process empty for a part that has none at the moment */
    record RecordedPart(int port, Optional<RecordedProcess> process) {}

    /**
     * A process by its number and its beginning: numbers are given again to others.
     *
     * @param beginning empty where the system does not tell
     */
    record RecordedProcess(long pid, Optional<Instant> beginning) {

        static RecordedProcess of(long pid) {
            return new RecordedProcess(
                    pid, ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant()));
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().startInstant().equals(beginning));
        }
    }

    static RunRecord starting(String url) {
        return new RunRecord(RecordedProcess.of(ProcessHandle.current().pid()), url, false, Map.of());
    }

    static RunRecord of(Stack stack, String url) {
        Map<Part, RecordedPart> parts = new EnumMap<>(Part.class);
        for (Part part : stack.plan().parts()) {
            parts.put(
                    part,
                    new RecordedPart(stack.plan().port(part), stack.pid(part).map(RecordedProcess::of)));
        }
        return new RunRecord(RecordedProcess.of(ProcessHandle.current().pid()), url, true, parts);
    }

    static Path file(Path runFolder) {
        return runFolder.resolve("processes.properties");
    }

    static Optional<RunRecord> read(Path runFolder) {
        Path file = file(runFolder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(read(properties));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure("The record of what runs, " + file + ", cannot be read: remove it.", e);
        }
    }

    void write(Path runFolder) {
        Properties properties = new Properties();
        put(properties, "launcher", launcher);
        properties.setProperty("url", url);
        properties.setProperty("ready", String.valueOf(ready));
        parts.forEach((part, recorded) -> {
            properties.setProperty(part.name() + ".port", String.valueOf(recorded.port()));
            recorded.process().ifPresent(process -> put(properties, part.name(), process));
        });
        try {
            Files.createDirectories(runFolder);
            try (Writer writer = Files.newBufferedWriter(file(runFolder))) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + runFolder + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    static void remove(Path runFolder) {
        try {
            Files.deleteIfExists(file(runFolder));
        } catch (IOException e) {
            throw new StartFailure("The file " + file(runFolder) + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    private static RunRecord read(Properties properties) {
        Map<Part, RecordedPart> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String port = properties.getProperty(part.name() + ".port");
            if (port != null) {
                parts.put(part, new RecordedPart(Integer.parseInt(port), process(properties, part.name())));
            }
        }
        RecordedProcess launcher =
                process(properties, "launcher").orElseThrow(() -> new IllegalArgumentException("no launcher"));
        return new RunRecord(
                launcher,
                properties.getProperty("url", ""),
                Boolean.parseBoolean(properties.getProperty("ready")),
                parts);
    }

    private static Optional<RecordedProcess> process(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name + ".pid"))
                .map(pid -> new RecordedProcess(
                        Long.parseLong(pid),
                        Optional.ofNullable(properties.getProperty(name + ".beginning"))
                                .map(Instant::parse)));
    }

    private static void put(Properties properties, String name, RecordedProcess process) {
        properties.setProperty(name + ".pid", String.valueOf(process.pid()));
        process.beginning().ifPresent(instant -> properties.setProperty(name + ".beginning", instant.toString()));
    }
}
