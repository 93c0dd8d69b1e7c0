package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The definition of GitHub's REST API, of about a thousand operations and 6 MB: MIT licence, from the npm package
 * {@code @octokit/openapi}, fetched once into {@code target} where npm is installed. No package of such a document is on
 * Maven Central.
 */
public final class PublicDefinition {

    private static final String PACKAGE = "@octokit/openapi@19.1.0";
    private static final Path FOLDER = Path.of("target", "public-definitions");
    private static final Path DOCUMENT = FOLDER.resolve("api.github.com.json");

    private PublicDefinition() {}

    /** Skips the test where the document cannot be had. */
    public static ObjectNode read() throws IOException, InterruptedException {
        if (!Files.exists(DOCUMENT)) {
            Files.createDirectories(FOLDER);
            boolean fetched = run("npm", "pack", PACKAGE, "--silent") && unpacked();
            Assumptions.assumeTrue(fetched, "npm is not installed, or has no access to " + PACKAGE);
        }
        return (ObjectNode) new ObjectMapper().readTree(DOCUMENT.toFile());
    }

    private static boolean unpacked() throws IOException, InterruptedException {
        return run(
                "tar",
                "-xzf",
                "octokit-openapi-19.1.0.tgz",
                "--strip-components=2",
                "package/generated/" + DOCUMENT.getFileName());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
