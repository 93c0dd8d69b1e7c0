package io.hefu.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    @Test
    void theNumbersAreFlatAndInOrder(@TempDir Path folder) {
        new ResultFile().put("kills", 10).put("lost", 0).write(folder.resolve("results"), "crash");

        assertThat(folder.resolve("results/crash.json")).content().isEqualToNormalizingNewlines("""
                {
                  "kills" : 10,
                  "lost" : 0
                }
                """);
    }
}
