package io.hefu.clients.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    @Test
    void aLogGetsALineEveryTenth() {
        ProgressBar bar = new ProgressBar(out, false, "Calls", 400);

        for (int i = 0; i < 400; i++) {
            bar.step("benefits");
        }
        bar.end();

        assertThat(text().lines()).hasSize(10).last().isEqualTo("Calls 100%  benefits");
    }

    @Test
    void aTerminalSeesABarThatMoves() {
        new ProgressBar(out, true, "Calls", 4).at(2, "benefits");

        assertThat(text()).startsWith("\rCalls ███████████████░░░░░░░░░░░░░░░  50%  benefits");
    }

    @Test
    void moreThanAllIsAll() {
        new ProgressBar(out, false, "Calls", 4).at(9, "benefits");

        assertThat(text()).isEqualToNormalizingNewlines("Calls 100%  benefits\n");
    }

    private String text() {
        return written.toString(UTF_8);
    }
}
