package io.hefu.billing.reconciliation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps runs in files of a directory, which it deletes when closed. */
public final class FileSpill implements Spill {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path directory;
    private final List<Path> files = new ArrayList<>();
    private final List<DataInputStream> open = new ArrayList<>();

    public FileSpill(Path directory) {
        this.directory = directory;
    }

    @Override
    public LineStream keep(LineStream sorted) {
        try {
            Path file = Files.createTempFile(directory, "lines", ".run");
            files.add(file);
            long lines = write(file, sorted);
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            open.add(in);
            return reader(in, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            for (DataInputStream in : open) {
                in.close();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long write(Path file, LineStream sorted) throws IOException {
        LineTable line = new LineTable();
        long[] words = new long[LineTable.WORDS];
        long lines = 0;
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            while (sorted.appendNext(line)) {
                line.copyTo(0, words);
                for (long word : words) {
                    out.writeLong(word);
                }
                line.clear();
                lines++;
            }
        }
        return lines;
    }

    private static LineStream reader(DataInputStream in, long lines) {
        long[] words = new long[LineTable.WORDS];
        long[] left = {lines};
        return table -> {
            if (left[0]-- <= 0) {
                return false;
            }
            try {
                for (int word = 0; word < words.length; word++) {
                    words[word] = in.readLong();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            table.append(words);
            return true;
        };
    }
}
