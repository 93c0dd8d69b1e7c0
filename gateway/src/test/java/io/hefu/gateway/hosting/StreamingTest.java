package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of any length pass, and no more of them is held than fits the sockets' buffers. */
class StreamingTest {

    private static final long GIBIBYTE = 1024L * 1024 * 1024;
    private static final long HELD_AT_MOST = 32L * 1024 * 1024;
    private static final byte[] PART = new byte[256 * 1024];

    private final PartnerPolicy policy = new PartnerPolicy();
    private HostingGateway gateway;
    private RawUpstream upstream;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = new HostingGateway(folder);
        upstream = new RawUpstream();
        policy.idleTimeout = Duration.ofSeconds(20);
        gateway.host(policy, upstream);
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void aGibibyteGoesThroughNoFasterThanItsCallerReads() throws Exception {
        AtomicLong written = new AtomicLong();
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: " + GIBIBYTE + "\r\n\r\n");
            while (written.get() < GIBIBYTE) {
                out.out().write(PART);
                written.addAndGet(PART.length);
            }
        };
        HttpResponse<InputStream> answer = gateway.client.send(
                gateway.request("GET", "/offers/v1/offers/7/photo", HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.ofInputStream());

        long stalledAt = stalled(written);
        assertThat(stalledAt)
                .as("written by the partner while its caller reads nothing")
                .isLessThan(HELD_AT_MOST);
        assertThat(answer.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(GIBIBYTE);
    }

    @Test
    void anUploadGoesThroughNoFasterThanThePartnerReads() throws Exception {
        CountDownLatch mayRead = new CountDownLatch(1);
        long length = GIBIBYTE / 4;
        upstream.behaviour = (request, out) -> RawUpstream.say(out, RawUpstream.answer(204, "", ""));
        upstream.reads = in -> {
            mayRead.await();
            in.skipNBytes(length);
        };
        AtomicLong sent = new AtomicLong();
        try (Socket socket = new Socket("127.0.0.1", gateway.listening.port())) {
            Thread sender = new Thread(() -> upload(socket, length, sent));
            sender.start();
            assertThat(stalled(sent)).isLessThan(HELD_AT_MOST);
            mayRead.countDown();
            String answer = new String(socket.getInputStream().readNBytes(12));
            assertThat(answer).isEqualTo("HTTP/1.1 204");
            sender.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(sent.get()).isEqualTo(length);
    }

    @Test
    void anEventPassesWhenItIsThereAndNotWhenTheStreamEnds() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        upstream.behaviour = (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "9\r\ndata: 1\n\n\r\n");
            goOn.await();
            out.write("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
        };
        HttpResponse<InputStream> answer = gateway.client.send(
                gateway.request(
                        "GET",
                        "/offers/v1/offers/7",
                        HttpRequest.BodyPublishers.noBody(),
                        "Accept",
                        "text/event-stream",
                        "Accept-Encoding",
                        "gzip"),
                HttpResponse.BodyHandlers.ofInputStream());

        assertThat(new String(answer.body().readNBytes(9))).isEqualTo("data: 1\n\n");
        goOn.countDown();
        assertThat(new String(answer.body().readAllBytes())).isEqualTo("data: 2\n\n");
    }

    private static void upload(Socket socket, long length, AtomicLong sent) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /offers/v1/offers/7/photo HTTP/1.1\r\nHost: x\r\n" + RawClient.authorization()
                            + "Content-Type: image/png\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes());
            while (sent.get() < length) {
                out.write(PART);
                sent.addAndGet(PART.length);
            }
            out.flush();
        } catch (IOException over) {
            // The test has failed otherwise.
        }
    }

    /** Where the count stops moving for a third of a second. */
    private static long stalled(AtomicLong count) {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300)).until(() -> last.getAndSet(count.get()) == count.get());
        return count.get();
    }
}
