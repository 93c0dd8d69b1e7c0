package io.hefu.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One file of a journal: consecutive frames, the first with the sequence number that the file is named after. */
record Segment(Path file, long firstSequence) {

    private static final String SUFFIX = ".journal";

    static Segment in(Path epochDirectory, long firstSequence) {
        return new Segment(epochDirectory.resolve(String.format("%019d", firstSequence) + SUFFIX), firstSequence);
    }

    /** The segments of an epoch, in order. */
    static List<Segment> all(Path epochDirectory) throws IOException {
        try (Stream<Path> files = Files.list(epochDirectory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .map(file -> new Segment(file, firstSequence(file)))
                    .sorted(Comparator.comparingLong(Segment::firstSequence))
                    .toList();
        }
    }

    private static long firstSequence(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
}
