package io.hefu.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module for the browser, in Node.js 20 or newer where there is one: it has the same WebCrypto. */
class BrowserVerifierTest {

    private static final November NOVEMBER = new November(8, 60);

    /** Verifies the folder as it is, then with each of some bytes flipped; prints findings, and what was not found. */
    private static final String SCRIPT = """
            import { readdirSync, readFileSync, statSync } from "node:fs";
            const { filesOf, verify } = await import(process.argv[2]);
            const folder = process.argv[3];
            const files = new Map();
            const walk = (prefix) => readdirSync(`${folder}/${prefix}`).sort().forEach((name) => {
              const path = prefix + name;
              if (statSync(`${folder}/${path}`).isDirectory()) {
                walk(`${path}/`);
              } else {
                files.set(path, new Uint8Array(readFileSync(`${folder}/${path}`)));
              }
            });
            walk("");
            const key = new TextDecoder().decode(files.get("key.pem"));
            const zipped = await filesOf(new Uint8Array(readFileSync(`${folder}.zip`)));
            console.log(zipped.size === files.size && (await verify(zipped, key)).agrees ? "ZIP AGREES" : "ZIP DIFFERS");
            const whole = await verify(files, key);
            console.log(whole.agrees ? "AGREES" : "DIFFERS");
            whole.findings.forEach((finding) => console.log(finding.level, finding.zh, finding.en));
            files.delete("key.pem");
            let flips = 0;
            for (const [name, content] of [...files]) {
              for (let i = 0; i < 12 && content.length > 0; i++) {
                const at = (i * 7919 + 13) % content.length;
                const flipped = content.slice();
                flipped[at] ^= 1 << (i % 8);
                flips++;
                if ((await verify(new Map(files).set(name, flipped), key)).agrees) {
                  console.log("NOT FOUND", name, at, i % 8);
                }
              }
            }
            console.log("FLIPPED", flips);
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void nodeIsThere() throws InterruptedException, IOException {
        assumeTrue(version() >= 20, "Node.js 20 or newer");
    }

    @Test
    void theBrowserSaysWhatTheVerifierSaysAndFindsFlippedBytes() throws Exception {
        NOVEMBER.writeMonth(new BundleFolder(folder.resolve("statement")));
        try (var zip = new BundleZip(Files.newOutputStream(folder.resolve("statement.zip")))) {
            NOVEMBER.writeMonth(zip);
        }
        Path script = Files.writeString(folder.resolve("script.mjs"), SCRIPT);
        // A copy with the ending that tells Node.js it is a module; browsers are told by the page.
        Path module =
                Files.copy(Path.of(getClass().getResource("/verify/verify.js").toURI()), folder.resolve("verify.mjs"));

        String output = node(
                script.toString(),
                module.toUri().toString(),
                folder.resolve("statement").toString());

        assertThat(output)
                .startsWith("ZIP AGREES\nAGREES")
                .contains("yes 结算单头签名有效")
                .contains("FLIPPED");
        assertThat(output).doesNotContain("NOT FOUND").doesNotContain("\nno ");
    }

    private int version() throws InterruptedException {
        try {
            String version = node("--version");
            return Integer.parseInt(version.substring(1, version.indexOf('.')));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException none) {
            return 0;
        }
    }

    private String node(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
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
}
