package io.hefu.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Spoils requests by chance, the same way for the same chance. */
public final class Mutation {

    private static final String[] TOKENS = {
        "\r\n",
        "\n",
        "\r",
        "\u0000",
        " ",
        "\t",
        ":",
        "%00",
        "%2e%2e%2f",
        "%",
        "../",
        "//",
        ";",
        "?",
        "#",
        "&",
        "=",
        "99999999999999999999",
        "-1",
        "0x7f",
        "1e999999",
        "\u00ff\u00fe",
        "\u00c0\u00ae",
        "{",
        "}",
        "[[[[[[[[",
        "\"",
        "\\",
        "\\u0000",
        "null",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\n",
        "Content-Length: 99\r\n",
        "Connection: close\r\n",
        "Expect: 100-continue\r\n",
        "HTTP/1.0",
        "HTTP/2.0",
        "Host: \r\n",
        "\r\n\r\n",
        "0\r\n\r\n",
    };

    private static final int MOST_CHANGES = 6;

    private final RandomGenerator random;

    public Mutation(RandomGenerator random) {
        this.random = random;
    }

    public byte[] of(byte[] seed) {
        byte[] spoilt = seed;
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            spoilt = changed(spoilt);
        }
        return spoilt;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(24));
        return switch (random.nextInt(5)) {
            case 0 ->
                joined(bytes, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.ISO_8859_1), at);
            case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            default ->
                joined(bytes, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.ISO_8859_1), to);
        };
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length + between.length);
        joined.write(bytes, 0, until);
        joined.writeBytes(between);
        joined.write(bytes, from, bytes.length - from);
        return joined.toByteArray();
    }
}
