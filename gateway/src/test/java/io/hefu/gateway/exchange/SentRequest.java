package io.hefu.gateway.exchange;

import io.hefu.core.address.AddressRange;
import io.hefu.core.entitlement.CertificateThumbprint;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as a test writes it, whole and from 203.0.113.9. */
public final class SentRequest implements IncomingRequest {

    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public String method;
    /** Scheme and authority. */
    public String origin = "https://api.example";
    /** Path, and query where there is one. */
    public String target;

    private final String body;

    public SentRequest(String method, String target, String body) {
        this.method = method;
        this.target = target;
        this.body = body;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return target.split("\\?", 2)[0];
    }

    @Override
    public String targetUri() {
        return origin + target;
    }

    @Override
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (target.contains("?")) {
            String[] pair = target.split("\\?", 2)[1].split("=", 2);
            query.put(pair[0], pair[1]);
        }
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public List<String> headers(String name) {
        return header(name).map(List::of).orElse(List.of());
    }

    @Override
    public Optional<CertificateThumbprint> clientCertificate() {
        return Optional.empty();
    }

    @Override
    public InetAddress remoteAddress() {
        return AddressRange.address("203.0.113.9");
    }

    @Override
    public Uni<byte[]> body() {
        return Uni.createFrom().item(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isCollected() {
        return false;
    }

    @Override
    public long declaredLength() {
        return body.length();
    }

    @Override
    public long bodyLimitBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public RequestSource source() {
        throw new AssertionError("what is sent like this is not passed on");
    }
}
