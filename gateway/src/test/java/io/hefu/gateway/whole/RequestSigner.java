package io.hefu.gateway.whole;

import io.hefu.gateway.signature.Component;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureParameters;
import io.hefu.gateway.signature.SignedMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An application that signs its requests (RFC 9421). */
final class RequestSigner {

    private final KeyPair pair;
    private final String algorithm;
    private final Map<String, Object> publicKey;

    private RequestSigner(KeyPair pair, String algorithm, Map<String, Object> publicKey) {
        this.pair = pair;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
    }

    static RequestSigner ed25519() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new RequestSigner(pair, "Ed25519", Map.of("kty", "OKP", "crv", "Ed25519", "x", base64url(point)));
    }

    static RequestSigner p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] encoded = ((ECPublicKey) pair.getPublic()).getEncoded();
        int end = encoded.length;
        return new RequestSigner(
                pair,
                "SHA256withECDSAinP1363Format",
                Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-256",
                        "x",
                        base64url(Arrays.copyOfRange(encoded, end - 64, end - 32)),
                        "y",
                        base64url(Arrays.copyOfRange(encoded, end - 32, end))));
    }

    /** As a JWK. */
    Map<String, Object> publicKey() {
        return publicKey;
    }

    /** The headers that make a POST of this body to this address a signed request. */
    Map<String, String> sign(String keyId, String address, String body, Instant created) {
        try {
            String digest = "sha-256=:" + base64(sha256(body)) + ":";
            SignatureParameters parameters = new SignatureParameters(
                    List.of(Component.of("@method"), Component.of("@target-uri"), Component.of("content-digest")),
                    List.of(
                            Map.entry("created", created.getEpochSecond()),
                            Map.entry("nonce", UUID.randomUUID().toString()),
                            Map.entry("keyid", keyId)));
            String base = SignatureBase.of(new Posted(address, digest), parameters);
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(pair.getPrivate());
            signer.update(base.getBytes(StandardCharsets.UTF_8));
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Digest", digest);
            headers.put("Signature-Input", "hefu=" + parameters.serialized());
            headers.put("Signature", "hefu=:" + base64(signer.sign()) + ":");
            return headers;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private record Posted(String targetUri, String digest) implements SignedMessage {

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public List<String> field(String name) {
            return name.equals("content-digest") ? List.of(digest) : List.of();
        }
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
