package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a socket that answers whatever it is asked with the same bytes, and hangs up. */
class SinkClientTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final SinkClient client = new SinkClient(
            VERTX,
            new OutsideAddresses(List.of(AddressRange.parse("127.0.0.1"))),
            true,
            10,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    @AfterEach
    void close() {
        client.close();
    }

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @Test
    void aSinkThatSpeaksNoTlsIsToldApart() throws IOException {
        assertThat(post("https", "no TLS here at all, only a line of text\n")).isEqualTo(Unanswered.TLS_FAILED);
    }

    @Test
    void anAnswerThatIsNoHttpIsToldApart() throws IOException {
        assertThat(post("http", "220 mail.example ESMTP\r\n\r\n")).isEqualTo(Unanswered.MALFORMED_ANSWER);
    }

    @Test
    void anAnswerThatBreaksOffAfterItsHeadStillCounts() throws IOException {
        AttemptResult result = post("http", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nthe beginning");

        assertThat(result.isSuccess()).isTrue();
    }

    @Test
    void whatIsInsideIsNotConnectedTo() {
        assertThat(client.leadsInside(URI.create("http://10.0.0.1/"))
                        .toCompletableFuture()
                        .join())
                .isTrue();
        assertThat(client.leadsInside(URI.create("http://127.0.0.1/"))
                        .toCompletableFuture()
                        .join())
                .isFalse();
        assertThat(sent("http://[::1]:9/")).isEqualTo(Unanswered.INSIDE_ADDRESS);
        assertThat(sent("ftp://127.0.0.1/")).isEqualTo(Unanswered.URL_NOT_ALLOWED);
    }

    private AttemptResult post(String scheme, String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerOnce(server, answer));
            answering.start();
            return sent(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    private AttemptResult sent(String url) {
        SignedRequest request = new SignedRequest(url, Map.of("webhook-id", "1"), new byte[] {'{', '}'});
        return client.post(request).await().atMost(Duration.ofSeconds(5));
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[10_000]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
