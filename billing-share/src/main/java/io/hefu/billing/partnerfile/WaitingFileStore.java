package io.hefu.billing.partnerfile;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Files that wait for others, in parts. What waits for the database is for worker threads only. */
final class WaitingFileStore {

    private static final int PART_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String INSERT =
            "insert into billing.partner_file_part (file, part, bytes) values ($1, $2, $3)";
    private static final String PART = "select bytes from billing.partner_file_part where file = $1 and part = $2";

    void keep(SqlClient connection, UUID file, Path content) {
        try (InputStream in = Files.newInputStream(content)) {
            int part = 1;
            for (byte[] bytes = in.readNBytes(PART_BYTES); bytes.length > 0; bytes = in.readNBytes(PART_BYTES)) {
                connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(file, part++, Buffer.buffer(bytes)))
                        .await()
                        .atMost(PATIENCE);
            }
        } catch (IOException ofOurs) {
            throw new UncheckedIOException(ofOurs);
        }
    }

    /** @return a temporary file, to be deleted */
    Path toFile(SqlClient connection, UUID file) {
        try {
            Path content = Files.createTempFile("partner", ".file");
            try (OutputStream out = Files.newOutputStream(content)) {
                int part = 1;
                for (byte[] bytes = part(connection, file, part); bytes.length > 0; ) {
                    out.write(bytes);
                    bytes = part(connection, file, ++part);
                }
            }
            return content;
        } catch (IOException ofOurs) {
            throw new UncheckedIOException(ofOurs);
        }
    }

    Uni<Void> forget(SqlClient connection, UUID file) {
        return connection
                .preparedQuery("delete from billing.partner_file_part where file = $1")
                .execute(Tuple.of(file))
                .replaceWithVoid();
    }

    static void delete(Path content) {
        try {
            Files.deleteIfExists(content);
        } catch (IOException ofOurs) {
            throw new UncheckedIOException(ofOurs);
        }
    }

    private static byte[] part(SqlClient connection, UUID file, int part) {
        for (Row row : connection
                .preparedQuery(PART)
                .execute(Tuple.of(file, part))
                .await()
                .atMost(PATIENCE)) {
            return row.getBuffer("bytes").getBytes();
        }
        return new byte[0];
    }
}
