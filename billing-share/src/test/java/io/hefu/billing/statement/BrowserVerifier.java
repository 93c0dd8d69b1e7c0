package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** verify.js in Node.js 20 or newer, which has the WebCrypto of browsers. */
final class BrowserVerifier {

    /** Prints what Verify.java would of a folder, and of an earlier one if it is given. */
    private static final String SCRIPT = """
            import { readdirSync, readFileSync, statSync } from "node:fs";
            const { verify } = await import(process.argv[2]);
            const read = (folder, prefix = "", files = new Map()) => {
              readdirSync(`${folder}/${prefix}`).sort().forEach((name) => {
                if (statSync(`${folder}/${prefix}${name}`).isDirectory()) {
                  read(folder, `${prefix}${name}/`, files);
                } else {
                  files.set(prefix + name, new Uint8Array(readFileSync(`${folder}/${prefix}${name}`)));
                }
              });
              return files;
            };
            const earlier = process.argv[4] === undefined ? null : read(process.argv[4]);
            const { findings } = await verify(read(process.argv[3]), null, earlier);
            const marks = { yes: "✓", no: "✗", note: "!" };
            findings.forEach(({ level, zh, en }) => console.log(`${marks[level]} ${zh} · ${en}`));
            """;

    private final Path folder;
    private final Path module;
    private final Path script;
    private final boolean there;

    /** @param folder for the scripts */
    BrowserVerifier(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        // A copy with the ending that tells Node.js it is a module; browsers are told by the page.
        this.module = Files.copy(source(), folder.resolve("verify.mjs"));
        this.script = Files.writeString(folder.resolve("script.mjs"), SCRIPT);
        this.there = hasNode();
    }

    /** @return false where there is no Node.js, or an older one */
    boolean isThere() {
        return there;
    }

    private boolean hasNode() throws InterruptedException {
        try {
            String version = node("--version");
            return Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException none) {
            return false;
        }
    }

    /** The findings, as Verify.java prints them. */
    List<String> findings(Path... bundleAndEarlier) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(script.toString(), module.toUri().toString()));
        List.of(bundleAndEarlier).forEach(bundle -> arguments.add(bundle.toString()));
        return node(arguments.toArray(String[]::new)).lines().toList();
    }

    Path module() {
        return module;
    }

    /** @return what it printed */
    String node(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "node", ".txt");
        var command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static Path source() {
        try {
            return Path.of(
                    BrowserVerifier.class.getResource("/verify/verify.js").toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
