package io.hefu.bench.measure;

import io.hefu.clients.platform.ClientFailure;
import io.hefu.stack.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/** The load generator {@code wrk}: as many calls as the gateway answers, on kept connections, each under a random key. */
public final class Wrk {

    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RESULT = "measured ";

    private final Path folder;
    private final Path script;

    /** @param folder for its script and its logs */
    public Wrk(Path folder) {
        this.folder = folder;
        this.script = folder.resolve("load.lua");
        try {
            Files.createDirectories(folder);
            Files.copy(
                    Wrk.class.getResourceAsStream("/contender/load.lua"), script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns when it is over.
     *
     * @param keys a file of API keys, one a line
     */
    public Measurement run(Target target, Path keys, Duration duration) {
        CostMeter gateway = CostMeter.begin(target.gateway());
        CostMeter all = CostMeter.begin(target.all());
        Scanner result = new Scanner(measured(target.url(), keys, duration));
        long requests = result.nextLong();
        double seconds = result.nextLong() / 1e6;
        return new Measurement(
                requests,
                requests / seconds,
                result.nextLong(),
                result.nextLong(),
                gateway.read(requests),
                all.read(requests),
                result.nextLong() + result.nextLong());
    }

    /** The numbers that the script prints last. */
    private String measured(URI url, Path keys, Duration duration) {
        List<String> words = List.of(
                "wrk",
                "--threads=1",
                "--connections=" + CONNECTIONS,
                "--duration=" + duration.toSeconds() + "s",
                "--timeout=10s",
                "--latency",
                "--script=" + script,
                url.toString(),
                "--",
                keys.toString());
        try {
            Path log = Files.createTempFile(folder, "wrk-", ".log");
            try (ChildProcess wrk = ChildProcess.start(new ChildProcess.Command("wrk", words, Map.of(), folder, log))) {
                wrk.awaitSuccess(duration.plus(PATIENCE));
                return Files.readString(log)
                        .lines()
                        .filter(line -> line.startsWith(RESULT))
                        .findFirst()
                        .orElseThrow(() -> new ClientFailure("wrk measured nothing; its log is " + log + "."))
                        .substring(RESULT.length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
