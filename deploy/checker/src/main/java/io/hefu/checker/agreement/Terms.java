package io.hefu.checker.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What parties agreed on, as its text says.
 *
 * @param parties in the order of the text
 * @param clauses in the order they are served
 * @param text all of it, which is what is hashed
 */
public record Terms(
        String agreement,
        String api,
        Optional<String> operation,
        Instant effectiveFrom,
        List<UUID> parties,
        List<ClauseText> clauses,
        String text) {

    private static final String FIRST_LINE = "hefu-agreement 1";
    private static final String NONE = "-";

    public Terms {
        parties = List.copyOf(parties);
        clauses = List.copyOf(clauses);
    }

    /** @throws IllegalArgumentException for a text that is none of this form */
    public static Terms read(String text) {
        String[] lines = text.split("\n", -1);
        int last = lines.length - 2;
        if (last < 6 || !lines[0].equals(FIRST_LINE) || !lines[last].equals("end") || !lines[last + 1].isEmpty()) {
            throw new IllegalArgumentException("terms (expected: \"" + FIRST_LINE + "\" to \"end\", line by line)");
        }
        List<UUID> parties = new ArrayList<>();
        List<ClauseText> clauses = new ArrayList<>();
        for (String line : List.of(lines).subList(5, last)) {
            if (line.startsWith("party ")) {
                parties.add(UUID.fromString(line.split(" ")[1]));
            } else if (line.startsWith("clause ")) {
                clauses.add(ClauseText.read(line));
            } else {
                throw new IllegalArgumentException("terms: " + line + " (expected: a party or a clause)");
            }
        }
        return new Terms(
                value(lines[1], "agreement"),
                value(lines[2], "api"),
                Optional.of(value(lines[3], "operation")).filter(operation -> !operation.equals(NONE)),
                Instant.parse(value(lines[4], "effective-from")),
                parties,
                clauses,
                text);
    }

    /** The SHA-256 by which statements name the terms. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("terms: " + line + " (expected: " + name + ")");
        }
        return line.substring(name.length() + 1);
    }
}
