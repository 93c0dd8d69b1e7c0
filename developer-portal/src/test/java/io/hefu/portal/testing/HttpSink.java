package io.hefu.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of events that answers as it is told, and remembers what it was sent. */
public final class HttpSink implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private volatile Behaviour otherwise = answering(204);

    /** What it was sent. */
    public record Received(TreeMap<String, String> headers, String body) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    /** How a request is answered. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    public HttpSink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    public static Behaviour answering(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public static Behaviour answering(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public static Behaviour saying(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static Behaviour hangingUp() {
        return exchange -> exchange.close();
    }

    /** An answer without an end. */
    public static Behaviour floodingWith(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] part = "flood ".repeat(1000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    body.write(part);
                }
            }
        };
    }

    public static Behaviour after(Duration wait, Behaviour then) {
        return exchange -> {
            try {
                Thread.sleep(wait.toMillis());
            } catch (InterruptedException closing) {
                return;
            }
            then.answer(exchange);
        };
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?from=hefu";
    }

    /** Applies to the requests to come, one each, in this order. */
    public void first(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
    }

    public void always(Behaviour behaviour) {
        otherwise = behaviour;
    }

    public List<Received> received() {
        return received;
    }

    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** Waits until it was sent so many requests. */
    public List<Received> awaits(int count) {
        Instant until = Instant.now().plusSeconds(15);
        while (received.size() < count && Instant.now().isBefore(until)) {
            Pause.of(Duration.ofMillis(20));
        }
        assertThat(received).as("requests to the sink").hasSize(count);
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(headers, body));
            Behaviour behaviour = next.poll();
            (behaviour == null ? otherwise : behaviour).answer(exchange);
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
