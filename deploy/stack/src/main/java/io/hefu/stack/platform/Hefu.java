package io.hefu.stack.platform;

import io.hefu.stack.process.ChildProcess;
import io.hefu.stack.process.Health;
import io.hefu.stack.process.Jvm;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The platform: one Java process. Ready when {@code GET /q/health/ready} answers 200. */
public final class Hefu implements AutoCloseable {

    public static final int DEFAULT_PORT = 8080;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Enough for a machine of its size. */
    public static final List<String> JAVA_OPTIONS = javaOptions("128m", "400m");

    private final Settings settings;
    private Optional<ChildProcess> process = Optional.empty();

    private Hefu(Settings settings) {
        this.settings = settings;
    }

    /**
     * Objects have smaller heads since Java 25 (JEP 519); before, nobody knows the option. Large pages spare the look-ups of
     * addresses among a million credentials; where the system gives none, nothing changes.
     *
     * @param leastHeap such as {@code 128m}
     * @param mostHeap such as {@code 3g}
     */
    public static List<String> javaOptions(String leastHeap, String mostHeap) {
        return List.of(
                "-Xms" + leastHeap,
                "-Xmx" + mostHeap,
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseTransparentHugePages");
    }

    /**
     * What it needs to start.
     *
     * @param artifact the runnable jar, {@code quarkus-app/quarkus-run.jar}
     * @param configuration environment variables; secrets among them
     */
    public record Settings(
            int port,
            Path artifact,
            List<String> javaOptions,
            Map<String, String> configuration,
            Path workFolder,
            Path logFile) {}

    public static Hefu start(Settings settings) {
        if (!Files.exists(settings.artifact())) {
            throw new StartFailure("Hefu is not built: there is no " + settings.artifact()
                    + "; build it with ./mvnw package -DskipTests.");
        }
        Hefu hefu = new Hefu(settings);
        hefu.startAgain();
        return hefu;
    }

    public int port() {
        return settings.port();
    }

    public String url() {
        return "http://" + Loopback.HOST + ":" + settings.port();
    }

    /** Empty while stopped. */
    public Optional<Long> pid() {
        return process.filter(ChildProcess::isAlive).map(ChildProcess::pid);
    }

    public boolean isHealthy() {
        return Health.answers(url() + "/q/health/ready");
    }

    /** SIGKILL, as a crash would be. Returns when the process is gone. */
    public synchronized void kill() {
        process.ifPresent(ChildProcess::kill);
        process = Optional.empty();
    }

    /** Returns when it is ready; nothing happens when it runs. */
    public synchronized void startAgain() {
        if (pid().isPresent()) {
            return;
        }
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                "Hefu", command(), settings.configuration(), settings.workFolder(), settings.logFile()));
        process = Optional.of(started);
        try {
            started.awaitReady(this::isHealthy, PATIENCE);
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        process.ifPresent(ChildProcess::close);
        process = Optional.empty();
    }

    private List<String> command() {
        List<String> words = new ArrayList<>();
        words.add(Jvm.program());
        words.addAll(settings.javaOptions());
        words.add("-jar");
        words.add(settings.artifact().toString());
        return words;
    }
}
