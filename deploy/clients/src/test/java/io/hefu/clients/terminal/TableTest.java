package io.hefu.clients.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void wordsStandLeftAndNumbersRight() {
        Table table = new Table("calls", "count").row("stored", 12_345).row("lost", 0);

        assertThat(table.toString()).isEqualToNormalizingNewlines("""
                        calls   count
                        ──────  ─────
                        stored  12345
                        lost        0
                        """);
    }

    @Test
    void anEmptyTableIsItsHeads() {
        assertThat(new Table("a", "b").toString()).isEqualToNormalizingNewlines("a  b\n─  ─\n");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("only one")).hasMessage("cells: 1 (expected: 2)");
    }
}
