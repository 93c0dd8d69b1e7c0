package io.hefu.bench.trouble;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers at once who call again as soon as they are answered, each five times a second at most, and who take four
 * megabytes a second of an answer: so that what is measured beside is waiting, not two processors that have too much to do.
 */
public final class Hammer implements AutoCloseable {

    private static final int CALLERS = 32;
    private static final int LEAST_MILLIS_A_CALL = 200;
    private static final int BYTES_AT_ONCE = 1 << 16;
    private static final int MILLIS_AFTER_EACH = 16;

    private final URI url;
    private final String key;
    private final AtomicLong calls = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean stopping;

    /** @param key in clear */
    public Hammer(URI url, String key) {
        this.url = url;
        this.key = key;
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(this::call, "hammer");
            caller.setDaemon(true);
            callers.add(caller);
            caller.start();
        }
    }

    /** Calls begun. */
    public long calls() {
        return calls.get();
    }

    private void call() {
        while (!stopping) {
            long begun = System.nanoTime();
            calls.incrementAndGet();
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.setSoTimeout(MILLIS_AFTER_EACH * 10);
                socket.getOutputStream().write(request());
                take(socket.getInputStream());
            } catch (IOException cut) {
                // The next call tells whether anybody is there.
            }
            sleep(LEAST_MILLIS_A_CALL - (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private byte[] request() {
        return ("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer " + key
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void take(InputStream answer) throws IOException {
        byte[] part = new byte[BYTES_AT_ONCE];
        int length = 0;
        while (!stopping && length >= 0) {
            length = read(answer, part);
            if (length > 0) {
                sleep(MILLIS_AFTER_EACH);
            }
        }
    }

    /** 0 when there was nothing for a while. */
    private static int read(InputStream answer, byte[] part) throws IOException {
        try {
            return answer.read(part);
        } catch (SocketTimeoutException nothingYet) {
            return 0;
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
