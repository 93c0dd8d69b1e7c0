package io.hefu.gateway.hosting;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A partner's server on a plain socket, so that it can say anything, also what no HTTP library lets one say. */
final class RawUpstream implements Closeable {

    final List<Received> received = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    volatile Behaviour behaviour = (request, out) -> say(out, ok("{\"ok\":true}"));

    /** Reads a body that is too long to be kept; null reads and keeps it. */
    volatile @Nullable BodyReader reads;

    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    RawUpstream() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        daemon(this::accept);
    }

    /** What it does with a request; the connection stays open afterwards unless this closes it. */
    interface Behaviour {
        void answer(Received request, Connection out) throws IOException, InterruptedException;
    }

    interface BodyReader {
        void read(InputStream in) throws IOException, InterruptedException;
    }

    /** @param body all of it, de-chunked */
    record Received(String requestLine, List<String> headerLines, byte[] body) {

        String method() {
            return requestLine.split(" ")[0];
        }

        String target() {
            return requestLine.split(" ")[1];
        }

        List<String> all(String name) {
            return headerLines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .toList();
        }

        Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    record Connection(Socket socket, OutputStream out, InputStream in) {

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void close() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    static String ok(String json) {
        return answer(200, "Content-Type: application/json\r\n", json);
    }

    static String answer(int status, String headerLines, String body) {
        return "HTTP/1.1 " + status + " Whatever\r\n" + headerLines + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    static void say(Connection out, String text) throws IOException {
        out.write(text);
    }

    void says(String text) {
        behaviour = (request, out) -> say(out, text);
    }

    void saysAndCloses(String text) {
        behaviour = (request, out) -> {
            say(out, text);
            out.close();
        };
    }

    int port() {
        return listener.getLocalPort();
    }

    int openConnections() {
        return (int) open.stream().filter(socket -> !socket.isClosed()).count();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Connection connection = new Connection(socket, socket.getOutputStream(), in);
            while (!socket.isClosed()) {
                Received request = read(in);
                received.add(request);
                behaviour.answer(request, connection);
            }
        } catch (IOException | InterruptedException over) {
            // The other side has gone, or this one was told to.
        }
    }

    private Received read(InputStream in) throws IOException, InterruptedException {
        String requestLine = line(in);
        List<String> headers = new CopyOnWriteArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        Received head = new Received(requestLine, headers, new byte[0]);
        BodyReader reader = reads;
        if (reader != null) {
            reader.read(in);
            return head;
        }
        if (head.header("Transfer-Encoding").isPresent()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return new Received(requestLine, headers, body.toByteArray());
        }
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new Received(requestLine, headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "upstream");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
