package io.hefu.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A peer's file of usage, a line a call: time, id, correlator, credential, method, path, status. */
final class UsageLines {

    private static final int CORRELATOR = 2;
    private static final int FIELDS = 7;

    private UsageLines() {}

    /** Of the lines that are whole. */
    static Set<String> correlators(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.map(line -> line.split(" "))
                    .filter(fields -> fields.length == FIELDS && !fields[CORRELATOR].equals("-"))
                    .map(fields -> fields[CORRELATOR])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
