package io.hefu.gateway.exchange;

import io.hefu.core.entitlement.CertificateThumbprint;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as the listener received it. The body stays on the wire until a stage asks for it. */
public interface IncomingRequest {

    /** In capitals. */
    String method();

    /** As sent, without the query. */
    String path();

    /** Scheme, authority, path and query as the caller sees them: {@code https://api.example/short-messages/v1/messages}. */
    String targetUri();

    /** Decoded; the first value of each. */
    Map<String, String> query();

    Optional<String> header(String name);

    /** All lines of a header, in their order; empty when it is absent. */
    List<String> headers(String name);

    /** The certificate that the caller proved to hold over TLS, to us or to a terminator that we trust. */
    Optional<CertificateThumbprint> clientCertificate();

    /** The caller's own, as far as proxies that the operator trusts tell it; never a name. */
    InetAddress remoteAddress();

    /** The whole body. Refused when it is longer than the gateway reads. Asked again, it is the same. */
    Uni<byte[]> body();

    /** Whether the body was asked for before, so that it no longer comes as a stream. */
    boolean isCollected();

    /** In bytes, as the request declares it: 0 where there is no body, -1 where it only ends some time. */
    long declaredLength();

    /** The longest body that {@link #body()} reads. */
    long bodyLimitBytes();

    /** What is needed to pass the request on as it came. */
    RequestSource source();
}
