package io.hefu.bench.measure;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A kept HTTP/1.1 connection with at most one call on its way. */
final class SteadyConnection implements AutoCloseable {

    private static final int LARGEST_ANSWER_BYTES = 16 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER_BYTES);
    private long dueNanos;

    private SteadyConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static SteadyConnection open(InetSocketAddress address, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SteadyConnection connection = new SteadyConnection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param dueNanos when it was to be sent, by {@link System#nanoTime} */
    void send(String request, long dueNanos) throws IOException {
        this.dueNanos = dueNanos;
        answer.clear();
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** @return whether the answer is whole now */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the gateway has closed a connection");
        }
        return HttpAnswer.isWhole(answer.array(), answer.position());
    }

    long dueNanos() {
        return dueNanos;
    }

    int status() {
        return HttpAnswer.status(answer.array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
