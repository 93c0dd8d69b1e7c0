package io.hefu.gateway.hosting;

import io.hefu.core.call.Correlator;
import io.hefu.gateway.signature.Component;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureParameters;
import io.hefu.gateway.signature.SignedMessage;
import io.hefu.gateway.signature.SigningKey;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Signs the gateway's calls, so that a partner knows whom they are from, for which application, and that nobody changed
 * them: RFC 9421 with Ed25519, and RFC 9530 for the body. A body that is passed on as it comes is not covered.
 */
final class CallSigner {

    private static final List<Component> ALWAYS = List.of(
            Component.of("@method"),
            Component.of("@target-uri"),
            Component.of(Correlator.HEADER),
            Component.of(RequestHead.APPLICATION.toLowerCase(Locale.ROOT)));
    private static final List<Component> WITH_BODY = withBody();

    private final SigningKey key;
    private final Clock clock;

    CallSigner(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    private static List<Component> withBody() {
        List<Component> components = new ArrayList<>(ALWAYS);
        components.add(Component.of("content-digest"));
        return List.copyOf(components);
    }

    /** @param body all of it; empty where there is none, or it is not known yet */
    void sign(String method, String url, MultiMap headers, Optional<Buffer> body) {
        body.ifPresent(bytes -> headers.set("Content-Digest", "sha-256=:" + base64(sha256(bytes.getBytes())) + ":"));
        SignatureParameters parameters =
                SignatureParameters.created(body.isPresent() ? WITH_BODY : ALWAYS, clock.instant(), key.id());
        String base = SignatureBase.of(new Call(method, url, headers), parameters);
        headers.set("Signature-Input", "hefu=" + parameters.serialized());
        headers.set("Signature", "hefu=:" + base64(key.sign(base)) + ":");
    }

    private record Call(String method, String targetUri, MultiMap headers) implements SignedMessage {
        @Override
        public List<String> field(String name) {
            return headers.getAll(name);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
