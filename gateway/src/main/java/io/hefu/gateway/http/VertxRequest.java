package io.hefu.gateway.http;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.GatewayRefusal.BodyTooLarge;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.RequestSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.SocketAddressImpl;
import io.vertx.core.streams.ReadStream;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on a Vert.x connection, paused until its body is wanted. */
final class VertxRequest implements IncomingRequest, RequestSource {

    private final HttpServerRequest request;
    private final Surroundings surroundings;
    private @Nullable InetAddress remoteAddress;
    private @Nullable Uni<byte[]> collected;

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
        // Its public form is text, which would be made and read again with each call.
        InetAddress known = ((SocketAddressImpl) request.remoteAddress()).ipAddress();
        return known == null ? InetAddress.getLoopbackAddress() : known;
    }

    @Override
    public Uni<byte[]> body() {
        if (declaredLength() > surroundings.bodyLimitBytes()) {
            throw tooLarge();
        }
        if (collected == null) {
            collected = declaredLength() == 0
                    ? Uni.createFrom().item(new byte[0])
                    : Uni.createFrom().<byte[]>emitter(this::collect).memoize().indefinitely();
        }
        return collected;
    }

    @Override
    public boolean isCollected() {
        return collected != null;
    }

    @Override
    public long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return isOpen() ? -1 : 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /** HTTP/2 does not say beforehand that there is no body; with GET and HEAD there is none (RFC 9110 §9.3.1). */
    private boolean isOpen() {
        if (request.version() != HttpVersion.HTTP_2) {
            return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }
        return !request.isEnded() && request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
    }

    @Override
    public long bodyLimitBytes() {
        return surroundings.bodyLimitBytes();
    }

    @Override
    public RequestSource source() {
        return this;
    }

    @Override
    public @Nullable String rawQuery() {
        return request.query();
    }

    @Override
    public MultiMap headers() {
        return request.headers();
    }

    @Override
    public Optional<String> clientAddress() {
        return Optional.ofNullable(request.remoteAddress()).map(address -> address.hostAddress());
    }

    @Override
    public String scheme() {
        return request.isSSL() ? "https" : "http";
    }

    @Override
    public String authority() {
        return request.authority() == null ? "" : request.authority().toString();
    }

    @Override
    public String protocolVersion() {
        return switch (request.version()) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }

    @Override
    public ReadStream<Buffer> stream() {
        askForBody();
        return request;
    }

    /** Whether the rest of a body, unread, would have to be read only to be thrown away. */
    boolean leavesMuchUnread() {
        return !request.isEnded()
                && request.version() != HttpVersion.HTTP_2
                && (declaredLength() > surroundings.bodyLimitBytes() || declaredLength() < 0);
    }

    private void collect(UniEmitter<? super byte[]> emitter) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > surroundings.bodyLimitBytes()) {
                request.pause();
                emitter.fail(tooLarge());
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken -> emitter.fail(new RefusedException(GatewayRefusal.Plain.BROKEN_REQUEST)));
        request.endHandler(end -> emitter.complete(body.getBytes()));
        askForBody();
        request.resume();
    }

    /** A client that waits for leave to send its body gets it only now, when it is wanted. RFC 9110 §10.1.1. */
    private void askForBody() {
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(new BodyTooLarge(surroundings.bodyLimitBytes()));
    }
}
