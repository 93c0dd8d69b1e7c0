package io.hefu.bench.peer.admission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who holds which key, in memory. */
public final class Keys {

    private static final int HEXADECIMAL_DIGITS = 64;

    private final ConcurrentHashMap<KeyHash, String> credentials = new ConcurrentHashMap<>();

    /** From a file with a line a key: its SHA-256 in hexadecimal, a space, the credential's id. */
    public static Keys load(Path file) throws IOException {
        Keys keys = new Keys();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> keys.credentials.put(
                    KeyHash.ofHexadecimal(line.substring(0, HEXADECIMAL_DIGITS)),
                    line.substring(HEXADECIMAL_DIGITS + 1)));
        }
        return keys;
    }

    /** By the SHA-256 in hexadecimal. */
    public void create(String hash) {
        credentials.put(KeyHash.ofHexadecimal(hash), "created");
    }

    public void revoke(String hash) {
        credentials.remove(KeyHash.ofHexadecimal(hash));
    }

    /** The credential's id; null for an unknown key. */
    String credential(String key) {
        return credentials.get(KeyHash.of(key));
    }
}
