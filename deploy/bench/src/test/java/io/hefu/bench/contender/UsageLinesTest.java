package io.hefu.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageLinesTest {

    @TempDir
    Path folder;

    @Test
    void onlyWholeLinesOfCallsWithACorrelatorCount() throws IOException {
        Path file = Files.writeString(folder.resolve("usage.log"), """
                1.5 id1 kill-1 credential GET /status 200
                1.5 id2 - credential GET /status 200
                1.5 id3 kill-3 credential GET /status 200
                1.5 id4 kill-4 credent""");

        assertThat(UsageLines.correlators(file)).containsExactlyInAnyOrder("kill-1", "kill-3");
    }
}
