package io.hefu.gateway.journal;

import io.hefu.core.usage.UsageEntry;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscArrayQueue;
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

    /** From so many entries at once on, calls come so fast that waiting a little lets more of them share the next force. */
    private static final int MANY = 8;

    private static final long GATHERING_NANOS = 250_000;

    private final Path directory;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES_AT_ONCE);
    private final Thread writer;
    private final MpscArrayQueue<Waiting> waiting = new MpscArrayQueue<>(MOST_WAITING);
    private final AtomicBoolean asleep = new AtomicBoolean();

    private volatile boolean closing;
    /** Why nothing more is written; null while something may be. */
    private volatile @Nullable JournalFailure over;

    private volatile boolean sound = true;
    private volatile long durableSequence;
    private long lastSequence;
    private final SpareSegments spares;
    private FileChannel segment;

    /**
     * Begins an epoch.
     *
     * @param directory of the epoch; must not exist
     */
    public FileJournal(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        SpareSegments.forceNames(directory.toAbsolutePath().getParent());
        this.spares = new SpareSegments(directory);
        this.segment = spares.begin(Segment.in(directory, 1));
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
        if (closing || over != null || !waiting.offer(appended)) {
            return CompletableFuture.failedStage(refusal());
        }
        // The writer looks at the queue after it said that it sleeps, or that it is over: one of the two sees the
        // other.
        VarHandle.fullFence();
        if (over != null) {
            refuseWaiting();
        } else if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(writer);
        }
        return appended;
    }

    /** Up to where entries are on disk; 0 before the first. */
    public long durableSequence() {
        return durableSequence;
    }

    public boolean isSound() {
        return sound;
    }

    /** Writes what waits, then ends the epoch's journal. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private JournalFailure refusal() {
        JournalFailure reason = over;
        if (reason != null) {
            return reason;
        }
        return closing ? closed() : new JournalFailure(MOST_WAITING + " entries already wait for the disk");
    }

    private static JournalFailure closed() {
        return new JournalFailure("the journal is closed");
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (take(batch)) {
                commit(batch);
                boolean many = batch.size() >= MANY;
                batch.clear();
                if (many) {
                    LockSupport.parkNanos(this, GATHERING_NANOS);
                }
            }
            segment.truncate(segment.position());
            segment.close();
            spares.close();
            over = closed();
        } catch (IOException | RuntimeException broken) {
            JournalFailure failure =
                    new JournalFailure("the journal in " + directory + " cannot be written: " + broken);
            sound = false;
            over = failure;
            batch.forEach(entry -> entry.completeExceptionally(failure));
        }
        refuseWaiting();
    }

    /** Takes all that wait, as soon as there are any; none once the journal is closed and nothing waits any more. */
    private boolean take(List<Waiting> batch) {
        while (waiting.drain(batch::add, MOST_WAITING) == 0) {
            if (closing && waiting.isEmpty()) {
                return false;
            }
            asleep.set(true);
            if (waiting.isEmpty() && !closing) {
                LockSupport.park(this);
            }
            asleep.set(false);
        }
        return true;
    }

    /** What came in while the journal ended is nobody's any more. One at a time: the queue has one reader. */
    private synchronized void refuseWaiting() {
        JournalFailure reason = refusal();
        waiting.drain(entry -> entry.completeExceptionally(reason));
    }

    private void commit(List<Waiting> batch) throws IOException {
        long forced = lastSequence;
        for (Waiting entry : batch) {
            Frame frame = new Frame(++lastSequence, forced, entry.payload);
            if (buffer.remaining() < frame.bytes()) {
                flush();
            }
            frame.putInto(buffer);
        }
        flush();
        segment.force(false);
        durableSequence = lastSequence;
        batch.forEach(entry -> entry.complete(null));
        if (segment.position() >= SpareSegments.SEGMENT_BYTES) {
            segment.close();
            segment = spares.begin(Segment.in(directory, lastSequence + 1));
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            segment.write(buffer);
        }
        buffer.clear();
    }
}
