package io.hefu.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadyLoadTest {

    private static final int CALLS_PER_SECOND = 400;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean stalling;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        stalled.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void asManyCallsAreMadeAsTheRateSays() {
        Measurement measurement = run(Duration.ofMillis(500));

        assertThat(measurement.calls()).isEqualTo(CALLS_PER_SECOND / 2).isEqualTo(served.get());
        assertThat(measurement.failed()).isZero();
    }

    /** Half a second without answers: the calls that were due meanwhile are late, and that is seen. */
    @Test
    void aStallCountsForEveryCallThatWasDueMeanwhile() {
        stalling = true;

        Measurement measurement = run(Duration.ofSeconds(1));

        assertThat(measurement.calls()).isEqualTo(CALLS_PER_SECOND);
        assertThat(measurement.p99Micros()).isGreaterThan(400_000);
        assertThat(measurement.medianMicros()).isLessThan(measurement.p99Micros());
    }

    private Measurement run(Duration duration) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status");
        ProcessTree self = new ProcessTree(List.of(ProcessHandle.current().pid()));
        return new SteadyLoad(List.of("key"), new SplittableRandom(1), CALLS_PER_SECOND)
                .run(new Target(url, self, self), duration);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (stalling) {
            stall();
        }
        served.incrementAndGet();
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(new byte[] {'o', 'k'});
        exchange.close();
    }

    /** From the first call on. */
    private void stall() {
        if (begun.compareAndSet(false, true)) {
            sleep(Duration.ofMillis(500));
            stalled.countDown();
        }
        try {
            stalled.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
