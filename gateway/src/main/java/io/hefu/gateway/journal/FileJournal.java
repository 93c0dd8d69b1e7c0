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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES_AT_ONCE);
    private final Thread writer;

    private volatile long durableSequence;
    private volatile @Nullable JournalFailure failure;
    private volatile boolean closing;
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

    private record Waiting(byte[] payload, CompletableFuture<Void> durable) {}

    @Override
    public CompletionStage<Void> append(UsageEntry entry) {
        Waiting waiting = new Waiting(EntryEncoding.encode(entry), new CompletableFuture<>());
        if (closing || failure != null || !queue.offer(waiting)) {
            return CompletableFuture.failedStage(refusal());
        }
        return waiting.durable();
    }

    /** Up to where entries are on disk; 0 before the first. */
    public long durableSequence() {
        return durableSequence;
    }

    public boolean isSound() {
        return failure == null;
    }

    /** Writes what waits, then ends the epoch's journal. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JournalFailure refusal() {
        JournalFailure failed = failure;
        if (failed != null) {
            return failed;
        }
        return new JournalFailure(
                closing ? "the journal is closed" : MOST_WAITING + " entries already wait for the disk");
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                Waiting first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_WAITING);
                    commit(batch);
                    batch.clear();
                }
            }
            segment.close();
        } catch (IOException | InterruptedException | RuntimeException broken) {
            JournalFailure failed = new JournalFailure("the journal in " + directory + " cannot be written: " + broken);
            failure = failed;
            queue.drainTo(batch);
            batch.forEach(waiting -> waiting.durable().completeExceptionally(failed));
        }
    }

    private void commit(List<Waiting> batch) throws IOException {
        for (Waiting waiting : batch) {
            Frame frame = new Frame(++lastSequence, waiting.payload());
            if (buffer.remaining() < frame.bytes()) {
                flush();
            }
            frame.putInto(buffer);
        }
        flush();
        segment.force(false);
        durableSequence = lastSequence;
        batch.forEach(waiting -> waiting.durable().complete(null));
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
