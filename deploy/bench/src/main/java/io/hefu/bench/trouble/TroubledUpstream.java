package io.hefu.bench.trouble;

import io.hefu.stack.process.Loopback;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** An upstream in one condition, on a plain socket. It takes requests without bodies. */
public final class TroubledUpstream implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final Condition condition;
    private final ServerSocket listener;
    private final int port;
    private final AtomicLong calls = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public TroubledUpstream(Condition condition) {
        this.condition = condition;
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getByName(Loopback.HOST));
            port = listener.getLocalPort();
            if (condition == Condition.DEAD) {
                listener.close();
            } else {
                daemon(this::accept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://" + Loopback.HOST + ":" + port);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader requests = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            boolean stays = true;
            for (String line = requests.readLine(); stays && line != null; line = requests.readLine()) {
                if (line.isEmpty()) {
                    stays = condition.answer(socket.getOutputStream(), calls.getAndIncrement());
                    if (!stays) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "upstream");
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
