package io.hefu.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itNamesItsPassesAndWhatEachStates() {
        assertThat(run("--list")).isZero();
        assertThat(text(out)).contains("rated-once", "shares", "day-statements", "global-heads");
    }

    @Test
    void wrongUseIsToldInASentence() {
        assertThat(run("--nonsense")).isEqualTo(2);
        assertThat(run("--pass", "nonsense")).isEqualTo(2);
        assertThat(run("--url")).isEqualTo(2);
        assertThat(text(err))
                .contains("--nonsense: no such option", "--pass nonsense: no such pass", "--url (expected: a value");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotCalledAlike() {
        assertThat(run("--url", "jdbc:postgresql://127.0.0.1:1/nothing")).isEqualTo(2);
        assertThat(text(err)).contains("The database cannot be read");
    }

    private int run(String... arguments) {
        return Check.run(List.of(arguments), Map.of(), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
