package io.hefu.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.stack.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell's part of the launcher. */
class ScriptsTest {

    private static final Path ROOT = Project.here().root();

    @TempDir
    Path folder;

    @Test
    void helpNeedsNothing() throws IOException {
        assertThat(run(ROOT.resolve("deploy/up") + " --help")).startsWith("usage: deploy/up");
    }

    @Test
    void theNewestJdkIsChosen() throws IOException {
        // Given
        Path older = jdk("older", "17.0.19");
        Path newer = jdk("newer", "25.0.1");
        Path ancient = jdk("ancient", "1.8.0_402");

        // When
        String chosen = chooseFrom(older, newer, ancient);

        // Then
        assertThat(chosen).isEqualTo(newer.toString());
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws IOException {
        Path runtime = jdk("runtime", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(chooseFrom(runtime)).contains("There is no JDK of release 17 or newer");
    }

    @Test
    void anOldJdkIsNotEnough() throws IOException {
        assertThat(chooseFrom(jdk("old", "11.0.2"))).contains("There is no JDK of release 17 or newer");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path javac = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("javac"));
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private String chooseFrom(Path... homes) throws IOException {
        StringBuilder candidates = new StringBuilder("printf '%s\\n'");
        for (Path home : homes) {
            candidates.append(" '").append(home).append('\'');
        }
        return run(". " + ROOT.resolve("deploy/stack/java.sh") + "; jdk_candidates() { " + candidates
                + "; }; choose_java; echo \"$JAVA_HOME\"");
    }

    private static String run(String script) throws IOException {
        Process shell = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    }
}
