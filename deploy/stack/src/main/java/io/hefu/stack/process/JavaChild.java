package io.hefu.stack.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program of the stack in a process of its own, so that its libraries do not meet ours. It tells its addresses on
 * standard output and lives as long as we hold its standard input open: it ends with us, however we end.
 */
public final class JavaChild implements AutoCloseable {

    private static final long PATIENCE_AT_THE_END_SECONDS = 40;

    private final Process process;
    private final Map<String, String> addresses;

    private JavaChild(Process process, Map<String, String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /**
     * What to run.
     *
     * @param environment where secrets go: a command line is for all to see
     */
    public record Program(
            String classPath,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Path folder,
            Path log) {}

    /** Returns when the child is ready. */
    public static JavaChild start(Program program) {
        List<String> words = new ArrayList<>(List.of(
                Jvm.program(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=stack-logback.xml",
                "-cp",
                program.classPath(),
                program.mainClass()));
        words.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(program.environment());
        try {
            Files.createDirectories(program.log().toAbsolutePath().getParent());
            Process process = builder.directory(program.folder().toFile())
                    .redirectError(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()))
                    .start();
            return new JavaChild(process, awaitReady(process, program));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the child told of itself. */
    public Map<String, String> addresses() {
        return addresses;
    }

    public long pid() {
        return process.pid();
    }

    /** Lets the child end in good order, and waits for it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> awaitReady(Process process, Program program) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(ParentLink.READY)) {
                return Map.copyOf(addresses);
            }
            if (line.startsWith(ParentLink.FAILED)) {
                throw new StartFailure(line.substring(ParentLink.FAILED.length()));
            }
            int equals = line.indexOf('=');
            addresses.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        }
        String lastWords = String.join("\n  ", new LogFile(program.log()).tail(8));
        throw new StartFailure(program.mainClass() + " ended before it was ready; its log is " + program.log()
                + " and ends with:\n  " + lastWords);
    }
}
