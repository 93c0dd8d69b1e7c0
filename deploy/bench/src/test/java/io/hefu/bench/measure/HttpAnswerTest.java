package io.hefu.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    @Test
    void anAnswerWithALengthIsWholeWhenItsBodyIs() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\n12345";

        assertThat(isWhole(answer)).isTrue();
        for (int length = 0; length < answer.length(); length++) {
            assertThat(isWhole(answer.substring(0, length))).isFalse();
        }
    }

    @Test
    void aChunkedAnswerIsWholeWithItsLastChunk() {
        String answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";

        assertThat(isWhole(answer)).isTrue();
        assertThat(isWhole(answer.substring(0, answer.length() - 2))).isFalse();
    }

    @Test
    void anAnswerWithoutABodyIsWholeWithItsHead() {
        assertThat(isWhole("HTTP/1.1 204 No Content\r\n\r\n")).isTrue();
    }

    @Test
    void theStatusIsRead() {
        assertThat(HttpAnswer.status("HTTP/1.1 429 Too Many\r\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(429);
    }

    private static boolean isWhole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return HttpAnswer.isWhole(bytes, bytes.length);
    }
}
