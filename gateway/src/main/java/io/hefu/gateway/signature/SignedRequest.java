package io.hefu.gateway.signature;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.RequestSource;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose signature was verified. Its body is still on the wire then: whoever reads it gets it only if it hashes to
 * the {@code Content-Digest} that the signature covers, so that the body, too, is read only once the caller is known.
 */
public record SignedRequest(IncomingRequest request) implements IncomingRequest {

    @Override
    public Uni<byte[]> body() {
        return request.body().invoke(body -> {
            List<String> digest = request.headers("content-digest");
            boolean stated = !digest.isEmpty();
            if (body.length > 0 && !stated || stated && !ContentDigest.matches(digest, body)) {
                throw new RefusedException(new Unauthenticated(Cause.SIGNED_BODY));
            }
        });
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String targetUri() {
        return request.targetUri();
    }

    @Override
    public Map<String, String> query() {
        return request.query();
    }

    @Override
    public Optional<String> header(String name) {
        return request.header(name);
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public Optional<CertificateThumbprint> clientCertificate() {
        return request.clientCertificate();
    }

    @Override
    public InetAddress remoteAddress() {
        return request.remoteAddress();
    }

    /** Never to be passed on as a stream: what would flow is not yet compared with the digest. */
    @Override
    public boolean isCollected() {
        return true;
    }

    @Override
    public long declaredLength() {
        return request.declaredLength();
    }

    @Override
    public long bodyLimitBytes() {
        return request.bodyLimitBytes();
    }

    @Override
    public RequestSource source() {
        return request.source();
    }
}
