package io.hefu.gateway.http;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal.BodyTooLarge;
import io.hefu.gateway.exchange.IncomingRequest;
import io.netty.util.NetUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on a Vert.x connection, paused until its body is wanted. */
final class VertxRequest implements IncomingRequest {

    private final HttpServerRequest request;
    private final Surroundings surroundings;
    private @Nullable InetAddress remoteAddress;

    VertxRequest(HttpServerRequest request, Surroundings surroundings) {
        this.request = request;
        this.surroundings = surroundings;
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String targetUri() {
        String uri = request.uri();
        return uri.startsWith("/")
                ? surroundings.publicUrl().orElseGet(() -> request.scheme() + "://" + request.authority()) + uri
                : uri;
    }

    @Override
    public Map<String, String> query() {
        if (request.query() == null) {
            return Map.of();
        }
        Map<String, String> first = new LinkedHashMap<>();
        request.params().forEach(first::putIfAbsent);
        return first;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public Optional<CertificateThumbprint> clientCertificate() {
        return surroundings.clientCertificates().of(request).map(CertificateThumbprint::of);
    }

    @Override
    public InetAddress remoteAddress() {
        InetAddress known = remoteAddress;
        if (known == null) {
            ClientAddress clientAddress = surroundings.clientAddress();
            known = clientAddress.of(
                    connectionAddress(), () -> request.headers().getAll(clientAddress.headerName()));
            remoteAddress = known;
        }
        return known;
    }

    /** Not a TCP connection, such as a Unix socket, is this machine's. */
    private InetAddress connectionAddress() {
        String literal = request.remoteAddress().hostAddress();
        byte[] bytes = literal == null ? null : NetUtil.createByteArrayFromIpAddressString(literal);
        try {
            return bytes == null ? InetAddress.getLoopbackAddress() : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("the bytes of an address are an address", impossible);
        }
    }

    @Override
    public Uni<byte[]> body() {
        if (declaredLength() > surroundings.bodyLimitBytes()) {
            throw tooLarge();
        }
        return Uni.createFrom().<byte[]>emitter(this::collect);
    }

    /** Whether the rest of a body, unread, would have to be read only to be thrown away. */
    boolean leavesMuchUnread() {
        return !request.isEnded()
                && request.version() != HttpVersion.HTTP_2
                && (declaredLength() > surroundings.bodyLimitBytes() || declaredLength() < 0);
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    private void collect(UniEmitter<? super byte[]> emitter) {
        Buffer collected = Buffer.buffer();
        request.handler(part -> {
            if (collected.length() + part.length() > surroundings.bodyLimitBytes()) {
                request.pause();
                emitter.fail(tooLarge());
            } else {
                collected.appendBuffer(part);
            }
        });
        request.exceptionHandler(emitter::fail);
        request.endHandler(end -> emitter.complete(collected.getBytes()));
        request.resume();
    }

    private RefusedException tooLarge() {
        return new RefusedException(new BodyTooLarge(surroundings.bodyLimitBytes()));
    }
}
