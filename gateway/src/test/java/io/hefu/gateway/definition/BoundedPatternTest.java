package io.hefu.gateway.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ^\\+[1-9][0-9]{4,14}$ | +8613800000001 | true
                    ^\\+[1-9][0-9]{4,14}$ | 8613800000001  | false
                    a                     | bab            | true
                    a\\$                   | a$             | true
                    ^中+$                 | 中中           | true
                    """)
    void aValueMatchesAsTheSchemaSays(String pattern, String value, boolean matches) {
        assertThat(new BoundedPattern(pattern).matches(value)).isEqualTo(matches);
    }

    @Test
    void theEndIsTheVeryEnd() {
        assertThat(new BoundedPattern("^a$").matches("a\n")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void aPatternThatWouldTakeYearsIsGivenUpAndDoesNotMatch(String pattern) {
        String value = (pattern.contains("x") ? "x" : "a").repeat(40) + "!";
        long begin = System.nanoTime();

        assertThat(new BoundedPattern(pattern).matches(value)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aLongValueThatIsNoTrickIsReadToItsEnd() {
        assertThat(new BoundedPattern("^[a-z]*$").matches("a".repeat(100_000))).isTrue();
    }

    @Test
    void whatIsNoPatternIsAMistake() {
        assertThatThrownBy(() -> new BoundedPattern("(")).isInstanceOf(PatternSyntaxException.class);
    }
}
