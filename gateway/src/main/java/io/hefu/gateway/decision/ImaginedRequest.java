package io.hefu.gateway.decision;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.RequestSource;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that nobody sent. */
record ImaginedRequest(String method, String path) implements IncomingRequest {

    @Override
    public Map<String, String> query() {
        return Map.of();
    }

    @Override
    public String targetUri() {
        return path;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public Optional<CertificateThumbprint> clientCertificate() {
        return Optional.empty();
    }

    @Override
    public Uni<byte[]> body() {
        return Uni.createFrom().item(new byte[0]);
    }

    @Override
    public InetAddress remoteAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public boolean isCollected() {
        return true;
    }

    @Override
    public long declaredLength() {
        return 0;
    }

    @Override
    public long bodyLimitBytes() {
        return 0;
    }

    @Override
    public RequestSource source() {
        throw new IllegalStateException("what nobody sent is not passed on");
    }
}
