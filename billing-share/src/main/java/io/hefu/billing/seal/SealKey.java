package io.hefu.billing.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** The operator's Ed25519 key (RFC 8032) that heads are signed with. Its public half is published for anyone to check them. */
public final class SealKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;
    private static final int SIGNATURE_LENGTH = 64;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    /** @throws IllegalArgumentException for a key of another kind */
    public SealKey(KeyPair pair) {
        this.privateKey = pair.getPrivate();
        this.publicKey = pair.getPublic();
        try {
            if (!verifies(publicKey, new byte[0], sign(new byte[0]))) {
                throw new IllegalArgumentException("the halves of the key do not belong together");
            }
        } catch (IllegalStateException otherKind) {
            throw new IllegalArgumentException("key: " + publicKey.getAlgorithm() + " (expected: Ed25519)", otherKind);
        }
    }

    /** @param seed 32 bytes, the private key as RFC 8032 §5.1.5 has it; the same seed gives the same key */
    public static SealKey ofSeed(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return new SealKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has Ed25519", impossible);
        }
    }

    /** The JDK makes an Ed25519 key pair of the first 32 bytes that it draws, and has no other way from a seed to one. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] drawn) {
            if (drawn.length != seed.length) {
                throw new IllegalArgumentException("drawn: " + drawn.length + " bytes (expected: " + seed.length + ")");
            }
            System.arraycopy(seed, 0, drawn, 0, drawn.length);
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** @return 64 bytes */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("this key cannot sign", unusable);
        }
    }

    public static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        if (signed.length != SIGNATURE_LENGTH) {
            return false; // the JDK would let trailing bytes pass
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** Names the key within heads: the first 16 hexadecimal digits of the SHA-256 of its X.509 form. */
    public String id() {
        return HexFormat.of().formatHex(Hash.of(publicKey.getEncoded()).bytes(), 0, ID_BYTES);
    }

    /** The public half as PEM, RFC 7468 §13. */
    public String pem() {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PUBLIC KEY-----\n" + lines.encodeToString(publicKey.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
