package io.hefu.stack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HefuTest {

    @TempDir
    Path folder;

    @Test
    void itSurvivesACrashOnTheSamePort() throws IOException {
        try (Hefu hefu = Hefu.start(settings(Map.of()))) {
            // Given
            assertThat(hefu.isHealthy()).isTrue();
            long first = hefu.pid().orElseThrow();

            // When
            hefu.kill();

            // Then
            assertThat(hefu.pid()).isEmpty();
            assertThat(ProcessHandle.of(first)).isEmpty();
            assertThat(hefu.isHealthy()).isFalse();

            // When
            hefu.startAgain();

            // Then
            assertThat(hefu.isHealthy()).isTrue();
            assertThat(hefu.pid()).isPresent().isNotEqualTo(first);
        }
    }

    @Test
    void anEarlyDeathIsToldWithItsLastWords() throws IOException {
        Hefu.Settings settings = settings(Map.of("DIES", "yes"));

        assertThatThrownBy(() -> Hefu.start(settings))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Hefu ended with status 3 while starting")
                .hasMessageContaining(settings.logFile().toString())
                .hasMessageContaining("no database");
    }

    @Test
    void withoutAnArtifactTheRemedyIsToBuild() {
        Hefu.Settings settings = new Hefu.Settings(
                1, folder.resolve("none.jar"), Hefu.JAVA_OPTIONS, Map.of(), folder, folder.resolve("hefu.log"));

        assertThatThrownBy(() -> Hefu.start(settings))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("none.jar")
                .hasMessageContaining("./mvnw package");
    }

    private Hefu.Settings settings(Map<String, String> configuration) throws IOException {
        int port = Loopback.freePort();
        Map<String, String> environment = new HashMap<>(configuration);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return new Hefu.Settings(
                port, artifact(), Hefu.JAVA_OPTIONS, environment, folder, folder.resolve("logs/hefu.log"));
    }

    /** A jar that runs the double from the class path of this test. */
    private Path artifact() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PlatformDouble.class.getName());
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = folder.resolve("hefu.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.flush();
        }
        return jar;
    }
}
