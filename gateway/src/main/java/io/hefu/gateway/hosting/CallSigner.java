package io.hefu.gateway.hosting;

import io.hefu.core.call.Correlator;
import io.hefu.gateway.signature.Component;
import io.hefu.gateway.signature.ContentDigest;
import io.hefu.gateway.signature.SignatureBase;
import io.hefu.gateway.signature.SignatureParameters;
import io.hefu.gateway.signature.SignedMessage;
import io.hefu.gateway.signature.SigningKey;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs the calls to one API, so that its partner knows whom they are from, for which application, and that nobody changed
 * them: RFC 9421, and RFC 9530 for the body. A body that is passed on as it comes is not covered.
 */
final class CallSigner {

    private static final CharSequence CONTENT_DIGEST = HttpHeaders.createOptimized("Content-Digest");
    private static final CharSequence SIGNATURE_INPUT = HttpHeaders.createOptimized("Signature-Input");
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("Signature");
    private static final String LABEL = "hefu=";

    private static final List<Component> ALWAYS = Stream.of(
                    "@method", "@target-uri", Correlator.HEADER, RequestHead.APPLICATION.toLowerCase(Locale.ROOT))
            .map(Component::of)
            .toList();
    private static final List<Component> WITH_BODY = Stream.concat(
                    ALWAYS.stream(), Stream.of(Component.of("content-digest")))
            .toList();

    private final SigningKey key;
    private final Clock clock;

    CallSigner(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** @param body all of it; empty where there is none, or it is not known yet */
    void sign(String method, String url, MultiMap headers, Optional<Buffer> body) {
        body.ifPresent(bytes -> headers.set(CONTENT_DIGEST, ContentDigest.sha256(bytes.getBytes())));
        List<Component> covered = body.isPresent() ? WITH_BODY : ALWAYS;
        String parameters =
                SignatureParameters.created(covered, clock.instant(), key.id()).serialized();
        String base = SignatureBase.of(new Call(method, url, headers), covered, parameters);
        headers.set(SIGNATURE_INPUT, LABEL + parameters);
        headers.set(SIGNATURE, LABEL + ":" + Base64.getEncoder().encodeToString(key.sign(base)) + ":");
    }

    /** Of the fields that are covered, there is one line each: the gateway has set them itself. */
    private record Call(String method, String targetUri, MultiMap headers) implements SignedMessage {
        @Override
        public List<String> field(String name) {
            String line = headers.get(name);
            return line == null ? List.of() : List.of(line);
        }
    }
}
