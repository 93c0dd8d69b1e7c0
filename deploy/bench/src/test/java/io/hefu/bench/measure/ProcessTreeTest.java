package io.hefu.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {

    @Test
    void thisProcessHasTakenTimeAndMemory() {
        ProcessTree self = new ProcessTree(List.of(ProcessHandle.current().pid()));

        assertThat(self.processorTime()).isPositive();
        assertThat(self.memoryBytes()).isGreaterThan(10 << 20);
    }

    @Test
    void theChildrenOfARootBelongToIt() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 30 & wait").start();
        try {
            ProcessTree tree = new ProcessTree(List.of(shell.pid()));
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (tree.pids().count() < 2 && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }

            assertThat(tree.pids().count()).isEqualTo(2);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsGoneTakesNothing() {
        ProcessTree gone = new ProcessTree(List.of(Long.MAX_VALUE));

        assertThat(gone.processorTime()).isZero();
        assertThat(gone.memoryBytes()).isZero();
    }
}
