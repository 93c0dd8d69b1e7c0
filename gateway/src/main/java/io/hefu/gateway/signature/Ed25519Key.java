package io.hefu.gateway.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The Ed25519 key with which the gateway signs (RFC 8032), and its public half as others get it (RFC 8037). */
public final class Ed25519Key implements SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int KEY_BYTES = 32;

    private final PrivateKey privateKey;
    private final String publicKey;
    private final String id;

    private Ed25519Key(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = base64url(lastBytes(publicKey.getEncoded()));
        this.id = base64url(MessageDigest.getInstance("SHA-256")
                .digest(("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + this.publicKey + "\"}")
                        .getBytes(StandardCharsets.US_ASCII)));
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(publicKey);
        check.update(id.getBytes(StandardCharsets.US_ASCII));
        if (!check.verify(sign(id))) {
            throw new GeneralSecurityException("the public half does not belong to the private one");
        }
    }

    /**
     * The key in a file: PKCS #8 in PEM (RFC 7468 §10). Where there is no file, a new key is made and kept there, readable
     * by its owner alone.
     *
     * @throws IllegalStateException when the file holds no Ed25519 key
     */
    public static Ed25519Key at(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(file + ": no private key in PEM (expected: " + BEGIN + ")");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new Ed25519Key(key, publicHalf((EdECPrivateKey) key));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(file + ": no Ed25519 private key in PKCS #8", unusable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read or made", unreadable);
        }
    }

    /** The JWK thumbprint (RFC 7638) of the public half. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] sign(String base) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(base.getBytes(StandardCharsets.ISO_8859_1));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("the key was checked when it was read", impossible);
        }
    }

    /** The public half as a JWK Set (RFC 7517 §5). */
    public String publicKeys() {
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + publicKey + "\",\"kid\":\"" + id
                + "\",\"use\":\"sig\",\"alg\":\"EdDSA\"}]}";
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + id + "]";
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String text = BEGIN + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n" + END + "\n";
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(written, text);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // Another process of this machine was faster; its key it is.
        } finally {
            Files.delete(written);
        }
    }

    /** The platform makes the public half of a key only while it makes the key: so it is made again, from the same seed. */
    private static PublicKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key cannot be read"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    private static byte[] lastBytes(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
