package io.hefu.gateway.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a message says its content hashes to: the field {@code Content-Digest}. RFC 9530 §2. */
public final class ContentDigest {

    /** Of the algorithms in RFC 9530's registry those that are neither insecure nor checksums, and their names in the JDK. */
    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> algorithm("SHA-256"));

    private ContentDigest() {}

    /** The field for this content. */
    public static String sha256(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(SHA_256.get().digest(content)) + ":";
    }

    /** Whether the field names at least one digest that is known here, and all such digests are the content's. */
    public static boolean matches(List<String> field, byte[] content) {
        boolean matched = false;
        try {
            for (var digest : StructuredFieldReader.dictionary(field).entrySet()) {
                String algorithm = ALGORITHMS.get(digest.getKey());
                if (algorithm != null) {
                    if (!(digest.getValue().value() instanceof byte[] given)
                            || !MessageDigest.isEqual(
                                    given, algorithm(algorithm).digest(content))) {
                        return false;
                    }
                    matched = true;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        return matched;
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has " + name, impossible);
        }
    }
}
