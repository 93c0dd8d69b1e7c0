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
import java.util.Optional;

/** Reads an epoch's entries in order, while it is written or after. What a crash left half written at the end is no entry. */
final class JournalReader implements AutoCloseable {

    private static final int WINDOW_BYTES = 1024 * 1024;

    private final Path directory;
    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW_BYTES).limit(0);
    private Optional<FileChannel> open = Optional.empty();
    /** Where in the open segment the window ends. */
    private long position;

    private long nextSequence;

    /** @param nextSequence the first entry to be read */
    JournalReader(Path directory, long nextSequence) {
        this.directory = directory;
        this.nextSequence = nextSequence;
    }

    long nextSequence() {
        return nextSequence;
    }

    /**
     * The next entries, none when there are no more for now.
     *
     * @param upTo the last sequence number to read, durable by now
     */
    List<UsageEntry> read(int most, long upTo) throws IOException {
        List<UsageEntry> entries = new ArrayList<>();
        while (entries.size() < most && nextSequence <= upTo) {
            Optional<Frame> frame = nextFrame();
            if (frame.isEmpty()) {
                break;
            }
            if (frame.get().sequence() == nextSequence) {
                entries.add(EntryEncoding.decode(frame.get().payload()));
                nextSequence++;
            } else if (frame.get().sequence() > nextSequence) {
                throw new IOException(directory + ": entry " + nextSequence + " is missing before "
                        + frame.get().sequence());
            }
        }
        return entries;
    }

    /**
     * After the last entry that could be read: whether one is missing that had been forced to disk. What a crash tears,
     * in whatever order its parts got there, is of the last batch; a later batch says that the one before was on disk.
     */
    boolean isDamaged() throws IOException {
        for (Segment segment : Segment.all(directory)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment.file()));
            while (bytes.hasRemaining()) {
                Optional<Frame> frame = Frame.takeFrom(bytes);
                if (frame.isPresent() && frame.get().forced() >= nextSequence) {
                    return true;
                }
                if (frame.isEmpty()) {
                    bytes.get();
                }
            }
        }
        return false;
    }

    /** Deletes the segments of which all entries are before this sequence number. */
    void deleteBefore(long sequence) throws IOException {
        List<Segment> segments = Segment.all(directory);
        for (int i = 0; i + 1 < segments.size() && segments.get(i + 1).firstSequence() <= sequence; i++) {
            Files.delete(segments.get(i).file());
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
        open = Optional.empty();
        window.limit(0);
    }

    private Optional<Frame> nextFrame() throws IOException {
        if (open.isEmpty() && !openSegmentOf(nextSequence)) {
            return Optional.empty();
        }
        Optional<Frame> frame = Frame.takeFrom(window);
        if (frame.isEmpty() && refill()) {
            frame = Frame.takeFrom(window);
        }
        if (frame.isEmpty() && hasSegmentFrom(nextSequence)) {
            close();
            openSegmentOf(nextSequence);
            refill();
            frame = Frame.takeFrom(window);
        }
        return frame;
    }

    private boolean openSegmentOf(long sequence) throws IOException {
        Optional<Segment> segment = Segment.all(directory).stream()
                .filter(candidate -> candidate.firstSequence() <= sequence)
                .reduce((earlier, later) -> later);
        if (segment.isEmpty()) {
            return false;
        }
        open = Optional.of(FileChannel.open(segment.get().file(), StandardOpenOption.READ));
        position = 0;
        window.limit(0);
        return true;
    }

    private boolean hasSegmentFrom(long sequence) {
        return Files.exists(Segment.in(directory, sequence).file());
    }

    /** What was read but is no frame is read again: where zeros were, there may be one by now. */
    private boolean refill() throws IOException {
        position -= window.remaining();
        window.clear();
        int read = open.orElseThrow().read(window, position);
        window.flip();
        position += window.limit();
        return read > 0;
    }
}
