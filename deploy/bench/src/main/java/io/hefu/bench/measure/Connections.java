package io.hefu.bench.measure;

import io.hefu.stack.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Kept connections to one gateway, each with at most one call on its way. For one thread. */
final class Connections implements AutoCloseable {

    private static final int COUNT = 64;
    private static final long LONGEST_WAIT_MILLIS = 1;

    private final URI url;
    private final Latencies latencies;
    private final Selector selector;
    private final List<SteadyConnection> all = new ArrayList<>();
    private final ArrayDeque<SteadyConnection> free = new ArrayDeque<>();

    private Connections(URI url, Latencies latencies, Selector selector) {
        this.url = url;
        this.latencies = latencies;
        this.selector = selector;
    }

    /** @param latencies where the calls' go, from when they were due until they are answered */
    static Connections open(URI url, Latencies latencies) throws IOException {
        Connections connections = new Connections(url, latencies, Selector.open());
        try {
            for (int i = 0; i < COUNT; i++) {
                connections.all.add(SteadyConnection.open(Loopback.at(url.getPort()), connections.selector));
            }
        } catch (IOException e) {
            connections.close();
            throw e;
        }
        connections.free.addAll(connections.all);
        return connections;
    }

    boolean hasFree() {
        return !free.isEmpty();
    }

    /** Calls on their way. */
    int busy() {
        return all.size() - free.size();
    }

    /**
     * On a free connection.
     *
     * @param key in clear
     * @param dueNanos when it was to be sent, by {@link System#nanoTime}
     */
    void send(String key, long dueNanos) throws IOException {
        free.remove()
                .send(
                        "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                                + "\r\nAuthorization: Bearer " + key + "\r\n\r\n",
                        dueNanos);
    }

    /** Takes in the answers that are there; waits a millisecond for one. */
    void receive() throws IOException {
        selector.select(this::receive, LONGEST_WAIT_MILLIS);
    }

    private void receive(SelectionKey ready) {
        SteadyConnection connection = (SteadyConnection) ready.attachment();
        try {
            if (connection.read()) {
                latencies.add(System.nanoTime() - connection.dueNanos(), connection.status());
                free.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SteadyConnection connection : all) {
            connection.close();
        }
        selector.close();
    }
}
