package io.hefu.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.stack.assembly.StackPlan;
import io.hefu.stack.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEnvironmentTest {

    @TempDir
    Path folder;

    @Test
    void aShellCanSourceIt() throws Exception {
        // Given
        StackPlan plan = StackPlan.complete(Project.here(), folder, 8080);
        DemoEnvironment demo = new DemoEnvironment(plan);

        // When
        demo.write();

        // Then
        assertThat(sourced(demo.file(), "$HEFU_URL $HEFU_LIVE_KEY $HEFU_SUBSCRIBER_NUMBER $HEFU_ADMIN2_USER"))
                .isEqualTo("http://127.0.0.1:8080 " + plan.secrets().liveKey() + " +8613800000001 admin2");
        assertThat(Files.getPosixFilePermissions(demo.file())).hasSize(2);
    }

    @Test
    void theFirstCallCarriesTheLiveKey() {
        StackPlan plan = StackPlan.complete(Project.here(), folder, 9080);

        assertThat(new DemoEnvironment(plan).welcome(Path.of("deploy/run/demo.env")))
                .contains("http://127.0.0.1:9080/short-messages/v0.1/messages")
                .contains("Bearer " + plan.secrets().liveKey())
                .contains("developer", "finance", "admin2", "subscriber");
    }

    private static String sourced(Path file, String words) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "set -eu; . " + file + "; echo \"" + words + "\"").start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    }
}
