package io.hefu.checker.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The operator's one secret behind all statements: what salts are derived from, and the key that signs, follow from it. */
public final class SealingKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] master;

    public SealingKey(byte[] master) {
        this.master = master.clone();
    }

    /** @throws IllegalArgumentException when it is not hexadecimal; without repeating it */
    public static SealingKey ofHex(String hex) {
        try {
            return new SealingKey(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            throw new IllegalArgumentException("sealing key (expected: hexadecimal digits)");
        }
    }

    public byte[] saltSecret() {
        return derived("salts of statements");
    }

    /** Of the pair whose private key (RFC 8032 §5.1.5) is derived from the secret. */
    public PublicKey publicKey() {
        byte[] seed = derived("key of statements");
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has Ed25519", impossible);
        }
    }

    private byte[] derived(String use) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(master, ALGORITHM));
            return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Draws the seed: the JDK makes a key pair of what it draws, and has no other way from a seed to one. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
