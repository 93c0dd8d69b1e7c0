package io.hefu.rights.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals card codes for storage: AES-256-GCM, bound to the redemption they belong to, so that a sealed code moved to another
 * redemption does not open.
 */
public final class CodeVault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    /** @param random fit for secrets; a nonce must not come twice */
    public CodeVault(MasterKey master, RandomGenerator random) {
        this.key = new SecretKeySpec(master.derive("card codes"), "AES");
        this.random = random;
    }

    /** @return version (1 byte), nonce (12), ciphertext and tag */
    public byte[] seal(CardCode code, UUID redemption) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] ciphertext =
                run(Cipher.ENCRYPT_MODE, nonce, redemption, code.clearText().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + ciphertext.length)
                .put(VERSION)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** @throws IllegalStateException when the code was sealed with another key or for another redemption */
    public CardCode open(byte[] kept, UUID redemption) {
        ByteBuffer parts = ByteBuffer.wrap(kept);
        if (parts.remaining() <= 1 + NONCE_BYTES || parts.get() != VERSION) {
            throw new IllegalStateException("a card code is not sealed in version " + VERSION);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] ciphertext = new byte[parts.remaining()];
        parts.get(ciphertext);
        return new CardCode(
                new String(run(Cipher.DECRYPT_MODE, nonce, redemption, ciphertext), StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, byte[] nonce, UUID redemption, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(redemption.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a card code cannot be sealed or opened with this key", broken);
        }
    }
}
