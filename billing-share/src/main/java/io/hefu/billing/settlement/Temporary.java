package io.hefu.billing.settlement;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for a download, gone when the download is over. */
record Temporary(Path path, OutputStream out) {

    static Temporary open() {
        try {
            Path path = Files.createTempFile("hefu-statement-", ".tmp");
            return new Temporary(path, new BufferedOutputStream(Files.newOutputStream(path)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        try {
            out.close();
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
