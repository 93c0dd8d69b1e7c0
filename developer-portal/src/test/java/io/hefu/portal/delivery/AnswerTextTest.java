package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    @Test
    void isAtMost200CharactersAndNoneOfThemHidden() {
        assertThat(text("a\u0000b\r\nc")).isEqualTo("a b  c");
        assertThat(text("😀".repeat(300)).codePoints()).hasSize(200);
        assertThat(text("")).isEmpty();
    }

    @Test
    void whatIsNoTextIsStillReadable() {
        assertThat(AnswerText.startOf(new byte[] {(byte) 0xff, 'x'})).isEqualTo("\ufffdx");
    }

    @Test
    void retryAfterIsReadInSeconds() {
        assertThat(RetryAfter.parse(" 120 ")).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Wed, 21 Oct 2026 07:28:00 GMT")).isEmpty();
        assertThat(RetryAfter.parse("-5")).isEmpty();
        assertThat(RetryAfter.parse("99999999999999999999")).isEmpty();
    }

    private static String text(String body) {
        return AnswerText.startOf(body.getBytes(StandardCharsets.UTF_8));
    }
}
