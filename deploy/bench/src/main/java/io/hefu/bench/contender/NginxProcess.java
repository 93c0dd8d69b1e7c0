package io.hefu.bench.contender;

import io.hefu.bench.measure.ProcessTree;
import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One nginx in the foreground, with a folder and a configuration of its own. */
final class NginxProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Path folder;
    private final Path configuration;
    private final int port;
    private ChildProcess master;

    /** @param port where it listens once it is ready */
    NginxProcess(String name, Path configuration, int port) {
        this.name = name;
        this.folder = configuration.toAbsolutePath().getParent();
        this.configuration = configuration.toAbsolutePath();
        this.port = port;
        new Template("paths.conf").writeTo(folder, Map.of());
        this.master = started();
    }

    ProcessTree processes() {
        return new ProcessTree(List.of(master.pid()));
    }

    Path folder() {
        return folder;
    }

    /** Master and workers at once: workers outlive a master that is killed. */
    void kill() {
        long[] all = processes().pids().toArray();
        for (long pid : all) {
            Signals.send("KILL", pid);
        }
        master.kill();
    }

    void startAgain() {
        master = started();
    }

    @Override
    public void close() {
        master.close();
    }

    private ChildProcess started() {
        List<String> words = List.of("nginx", "-p", folder + "/", "-c", configuration.toString(), "-g", user());
        ChildProcess process = ChildProcess.start(
                new ChildProcess.Command(name, words, Map.of(), folder, folder.resolve("nginx.log")));
        process.awaitReady(() -> Health.listens(port), PATIENCE);
        return process;
    }

    /** Workers of root would become nobody, who may not read the folder. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }
}
