package io.hefu.gateway.journal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Files for segments, each made before it is needed: full of zeros, and on disk. To force what is written over them, the
 * file system has nothing to remember but the bytes themselves; in a file that grows, each force costs twice as much.
 */
final class SpareSegments implements AutoCloseable {

    static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    private static final int BYTES_AT_ONCE = 1024 * 1024;
    private static final String NAME = "spare";

    private final Path directory;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(SpareSegments::thread);
    private Future<Path> spare;

    /** @param directory of the epoch */
    SpareSegments(Path directory) {
        this.directory = directory;
        this.spare = maker.submit(this::make);
    }

    /** Opens the file of a new segment, at its beginning. */
    FileChannel begin(Segment segment) throws IOException {
        try {
            Files.move(spare.get(), segment.file());
        } catch (ExecutionException failed) {
            throw new IOException(directory + ": no file for a segment can be made", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        forceNames(directory);
        spare = maker.submit(this::make);
        return FileChannel.open(segment.file(), StandardOpenOption.WRITE);
    }

    /** A new file, or a new name of one, is durable only once its directory is. */
    static void forceNames(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path make() throws IOException {
        Path file = directory.resolve(NAME);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(BYTES_AT_ONCE);
            while (channel.position() < SEGMENT_BYTES) {
                channel.write(zeros.clear());
                // Little by little, so that the journal beside never waits for all of it.
                channel.force(false);
            }
            channel.force(true);
        }
        return file;
    }

    /** Leaves no spare file behind. */
    @Override
    public void close() throws IOException {
        maker.shutdown();
        try {
            maker.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(directory.resolve(NAME));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "usage-journal-spare");
        thread.setDaemon(true);
        return thread;
    }
}
