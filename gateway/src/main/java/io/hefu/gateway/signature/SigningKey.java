package io.hefu.gateway.signature;

/** What messages are signed with. Used by many threads at once. */
public interface SigningKey {

    /** By which verifiers find their half of it: {@code keyid}, RFC 9421 §2.3. */
    String id();

    /** @param base what {@link SignatureBase} gives */
    byte[] sign(String base);
}
