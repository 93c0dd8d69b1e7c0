package io.hefu.stack.http;

import com.sun.net.httpserver.HttpServer;
import io.hefu.stack.process.DaemonThreads;
import io.hefu.stack.process.Loopback;
import io.hefu.stack.process.StartFailure;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers JSON over HTTP on 127.0.0.1, from a handful of threads that never wait: late answers are given by a timer. */
public final class JsonServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int BACKLOG = 1_000;

    static {
        // Without these the JDK's server waits 40 ms for acknowledgements and drops idle connections above 200.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private JsonServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** What answers a request, at once or later, on any thread. */
    @FunctionalInterface
    public interface Answering {
        void answer(JsonExchange exchange) throws IOException;
    }

    /** @param port 0 for any free one */
    public static JsonServer start(String name, int port, Answering answering) {
        try {
            HttpServer server = HttpServer.create(Loopback.at(port), BACKLOG);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, DaemonThreads.named(name));
            server.setExecutor(threads);
            server.createContext("/", exchange -> JsonExchange.read(exchange).answeredBy(answering));
            server.start();
            return new JsonServer(server, threads);
        } catch (IOException e) {
            throw new StartFailure(name + " cannot listen on port " + port + ": " + e.getMessage() + ".", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://" + Loopback.HOST + ":" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
