package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one epoch, that is of one run of this node: segments of frames with contiguous sequence numbers from 1.
 *
 * <p>One thread writes. It takes all entries that wait, writes them at once and forces them to disk at once, so that the
 * price of durability is shared by the calls of a moment. The first write or force that fails ends the journal for good:
 * what the disk holds after a failed force is unknown, and trying again could hide the loss.
 */
public final class FileJournal implements UsageJournal, AutoCloseable {

    private static final int MOST_WAITING = 65_536;
    private static final int MOST_BYTES_AT_ONCE = 1024 * 1024;
    private static final long SEGMENT_BYTES = 16L * 1024 * 1024;

    private final Path directory;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES_AT_ONCE);
    private final Thread writer;

    /** Guards the three below; held for moments only, since event loops take it. */
    private final Object lock = new Object();

    private List<Waiting> waiting = new ArrayList<>();
    private boolean closing;
    private @Nullable JournalFailure failure;

    private volatile long durableSequence;
    private long lastSequence;
    private FileChannel segment;

    /**
     * Begins an epoch.
     *
     * @param directory of the epoch; must not exist
     */
    public FileJournal(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.segment = begin(Segment.in(directory, 1));
        this.writer = new Thread(this::write, "usage-journal");
        writer.start();
    }

    /** An entry on its way to the disk; completed once it is there. */
    private static final class Waiting extends CompletableFuture<Void> {

        private final byte[] payload;

        Waiting(byte[] payload) {
            this.payload = payload;
        }
    }

    @Override
    public CompletionStage<Void> append(UsageEntry entry) {
        Waiting appended = new Waiting(EntryEncoding.encode(entry));
        synchronized (lock) {
            if (closing || failure != null || waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedStage(refusal());
            }
            waiting.add(appended);
            if (waiting.size() == 1) {
                lock.notifyAll();
            }
        }
        return appended;
    }

    /** Up to where entries are on disk; 0 before the first. */
    public long durableSequence() {
        return durableSequence;
    }

    public boolean isSound() {
        synchronized (lock) {
            return failure == null;
        }
    }

    /** Writes what waits, then ends the epoch's journal. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JournalFailure refusal() {
        if (failure != null) {
            return failure;
        }
        return new JournalFailure(
                closing ? "the journal is closed" : MOST_WAITING + " entries already wait for the disk");
    }

    private void write() {
        List<Waiting> batch = List.of();
        try {
            for (batch = next(); !batch.isEmpty(); batch = next()) {
                commit(batch);
            }
            segment.close();
        } catch (IOException | InterruptedException | RuntimeException broken) {
            fail(new JournalFailure("the journal in " + directory + " cannot be written: " + broken), batch);
        }
    }

    /** All that wait, as soon as there are any; none once the journal is closed and nothing waits any more. */
    private List<Waiting> next() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty() && !closing) {
                lock.wait();
            }
            List<Waiting> taken = waiting;
            waiting = new ArrayList<>(taken.size());
            return taken;
        }
    }

    private void fail(JournalFailure failed, List<Waiting> batch) {
        List<Waiting> behind;
        synchronized (lock) {
            failure = failed;
            behind = waiting;
            waiting = List.of();
        }
        batch.forEach(entry -> entry.completeExceptionally(failed));
        behind.forEach(entry -> entry.completeExceptionally(failed));
    }

    private void commit(List<Waiting> batch) throws IOException {
        for (Waiting entry : batch) {
            Frame frame = new Frame(++lastSequence, entry.payload);
            if (buffer.remaining() < frame.bytes()) {
                flush();
            }
            frame.putInto(buffer);
        }
        flush();
        segment.force(false);
        durableSequence = lastSequence;
        batch.forEach(entry -> entry.complete(null));
        if (segment.position() >= SEGMENT_BYTES) {
            segment.close();
            segment = begin(Segment.in(directory, lastSequence + 1));
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            segment.write(buffer);
        }
        buffer.clear();
    }

    /** A new file is durable only once its directory is. */
    private FileChannel begin(Segment segment) throws IOException {
        FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
            parent.force(true);
        }
        return channel;
    }
}
