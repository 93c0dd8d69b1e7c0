package io.hefu.billing.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** Verify.java as a partner has it: compiled without warnings, loaded where none of our classes are. */
public final class PartnerVerifier {

    public record Verdict(int exitCode, String output) {

        /** The lines that say what was checked. */
        List<String> findings() {
            return output.lines()
                    .filter(line -> "✓!✗".indexOf(line.charAt(0)) >= 0)
                    .toList();
        }
    }

    private final Method run;

    /** @param folder for its classes */
    public PartnerVerifier(Path folder) throws IOException, ReflectiveOperationException {
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), source().toString());
        if (failed != 0) {
            throw new IOException("Verify.java does not compile");
        }
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        this.run = loader.loadClass("Verify").getMethod("run", PrintStream.class, String[].class);
    }

    public static Path source() {
        try {
            return Path.of(
                    PartnerVerifier.class.getResource("/verify/Verify.java").toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Verdict verify(String... arguments) {
        var output = new ByteArrayOutputStream();
        try (var out = new PrintStream(output, false, StandardCharsets.UTF_8)) {
            int exitCode = (int) run.invoke(null, out, arguments);
            out.flush();
            return new Verdict(exitCode, output.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }
}
