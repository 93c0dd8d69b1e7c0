package io.hefu.bench.peer.admission;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A line of usage for each call, written behind the answers as asynchronous loggers do: through a queue, a buffer, and a
 * flush when nothing came for a while or a second has passed.
 */
public final class UsageLog {

    private static final int MOST_WAITING = 65_536;
    private static final int BUFFER_CHARACTERS = 64 * 1024;
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BufferedWriter file;

    private UsageLog(BufferedWriter file) {
        this.file = file;
    }

    /** Adds to the file. */
    public static UsageLog open(Path file) throws IOException {
        UsageLog log = new UsageLog(new BufferedWriter(
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                BUFFER_CHARACTERS));
        Thread writer = new Thread(log::write, "usage");
        writer.setDaemon(true);
        writer.start();
        return log;
    }

    /** Waits only when the queue is full. */
    public void add(String id, String correlator, String credential, String method, String path, int status) {
        String line = System.currentTimeMillis() + " " + id + " " + (correlator == null ? "-" : correlator) + " "
                + credential + " " + method + " " + path + " " + status + "\n";
        try {
            lines.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        long flushed = System.nanoTime();
        try {
            while (true) {
                String line = lines.poll(1, TimeUnit.SECONDS);
                if (line != null) {
                    file.write(line);
                }
                if (line == null || System.nanoTime() - flushed > FLUSH_NANOS) {
                    file.flush();
                    flushed = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
