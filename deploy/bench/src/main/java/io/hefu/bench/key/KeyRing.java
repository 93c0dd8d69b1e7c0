package io.hefu.bench.key;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.ApiKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** API keys of the live environment, and the files in which load generators and gateways find them. */
public final class KeyRing {

    private final List<ApiKey> keys;

    private KeyRing(List<ApiKey> keys) {
        this.keys = keys;
    }

    public static KeyRing mint(int count, RandomGenerator random) {
        return new KeyRing(Stream.generate(() -> ApiKey.mint(Environment.LIVE, random))
                .limit(count)
                .toList());
    }

    /** The first ones. */
    public KeyRing first(int count) {
        return new KeyRing(keys.subList(0, count));
    }

    public KeyRing from(int index) {
        return new KeyRing(keys.subList(index, keys.size()));
    }

    public List<ApiKey> keys() {
        return keys;
    }

    public int size() {
        return keys.size();
    }

    /** Keys in clear, one a line. */
    public Path writeClear(Path file) {
        return write(file, ApiKey::clearText);
    }

    /** A line a key: the SHA-256 of all of it in hexadecimal, and its public id. */
    public Path writeHashes(Path file) {
        return write(file, key -> sha256(key) + " " + key.id());
    }

    /** As nginx's {@code map} reads it: the header's value, and the key's public id. */
    public Path writeMap(Path file) {
        return write(file, key -> "\"Bearer " + key.clearText() + "\" " + key.id() + ";");
    }

    /** Of the whole key in clear, in hexadecimal. */
    public static String sha256(ApiKey key) {
        try {
            byte[] text = key.clearText().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private Path write(Path file, Function<ApiKey, String> line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (ApiKey key : keys) {
                    writer.write(line.apply(key));
                    writer.newLine();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
