package io.hefu.billing.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A workbook without the moment it was written at, which fastexcel puts into it: its parts again with a fixed date, and with
 * the statement's own as its date of creation.
 */
final class RepackedZip {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";

    private RepackedZip() {}

    /** @param out stays open */
    static void copy(Path workbook, OutputStream out, Instant created) throws IOException {
        try (var from = new ZipFile(workbook.toFile())) {
            var to = new ZipOutputStream(out);
            for (ZipEntry part : from.stream().toList()) {
                var entry = new ZipEntry(part.getName());
                entry.setTimeLocal(NO_TIME);
                to.putNextEntry(entry);
                try (InputStream content = from.getInputStream(part)) {
                    if (part.getName().equals(PROPERTIES)) {
                        to.write(dated(content.readAllBytes(), created));
                    } else {
                        content.transferTo(to);
                    }
                }
                to.closeEntry();
            }
            to.finish();
            out.flush();
        }
    }

    private static byte[] dated(byte[] properties, Instant created) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst("(<dcterms:created[^>]*>)[^<]*", "$1" + created)
                .getBytes(StandardCharsets.UTF_8);
    }
}
