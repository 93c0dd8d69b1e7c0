package io.hefu.core.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for storage: AES-256-GCM, each bound to what it belongs to, so that one moved to something else does not
 * open.
 */
public final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    /**
     * @param use what is sealed here; other uses of the same master key do not open it
     * @param random fit for secrets; a nonce must not come twice
     */
    public Vault(MasterKey master, String use, RandomGenerator random) {
        this.key = new SecretKeySpec(master.derive(use), "AES");
        this.random = random;
    }

    /**
     * @param owner what the secret belongs to, for instance the id of its row
     * @return version (1 byte), nonce (12), ciphertext and tag
     */
    public byte[] seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext = run(Cipher.ENCRYPT_MODE, nonce, owner, secret);
        return ByteBuffer.allocate(1 + NONCE_BYTES + ciphertext.length)
                .put(VERSION)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** @throws IllegalStateException when it was sealed with another key or for another owner */
    public byte[] open(byte[] kept, String owner) {
        ByteBuffer parts = ByteBuffer.wrap(kept);
        if (parts.remaining() <= 1 + NONCE_BYTES || parts.get() != VERSION) {
            throw new IllegalStateException("a secret is not sealed in version " + VERSION);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] ciphertext = new byte[parts.remaining()];
        parts.get(ciphertext);
        return run(Cipher.DECRYPT_MODE, nonce, owner, ciphertext);
    }

    private byte[] run(int mode, byte[] nonce, String owner, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a secret cannot be sealed or opened with this key", broken);
        }
    }
}
