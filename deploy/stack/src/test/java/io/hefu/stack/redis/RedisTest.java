package io.hefu.stack.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedisTest {

    @Test
    void whatIsInItIsGoneAfterACrash() throws IOException {
        try (Redis redis = Redis.temporary()) {
            assertThat(answer(redis, "SET word hefu")).isEqualTo("+OK");
            assertThat(answer(redis, "GET word")).isEqualTo("$4");

            redis.kill();
            redis.startAgain();

            assertThat(answer(redis, "GET word")).isEqualTo("$-1");
        }
    }

    private static String answer(Redis redis, String command) throws IOException {
        URI url = URI.create(redis.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
