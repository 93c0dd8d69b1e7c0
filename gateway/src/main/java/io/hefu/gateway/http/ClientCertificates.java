package io.hefu.gateway.http;

import io.hefu.core.address.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The certificate that a caller proved to hold: that of the TLS connection, or, from a trusted TLS terminator, that in the
 * {@code Client-Cert} header (RFC 9440 §2.2). From anybody else the header means nothing, and an expired certificate from
 * nobody.
 */
record ClientCertificates(List<AddressRange> trustedProxies, Clock clock) {

    private static final String HEADER = "Client-Cert";

    Optional<X509Certificate> of(HttpServerRequest request) {
        List<String> headers = request.headers().getAll(HEADER);
        Optional<X509Certificate> shown =
                headers.isEmpty() || !isFromTrustedProxy(request) ? ofConnection(request) : told(headers);
        return shown.filter(this::isInForce);
    }

    boolean isInForce(X509Certificate certificate) {
        Date now = Date.from(clock.instant());
        return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
    }

    private boolean isFromTrustedProxy(HttpServerRequest request) {
        if (trustedProxies.isEmpty() || request.remoteAddress() == null) {
            return false;
        }
        var address = AddressRange.address(request.remoteAddress().hostAddress());
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    /** Of two, one may be the caller's own: then none counts. */
    private static Optional<X509Certificate> told(List<String> headers) {
        return headers.size() == 1 ? read(headers.get(0)) : Optional.empty();
    }

    private static Optional<X509Certificate> ofConnection(HttpServerRequest request) {
        if (!request.isSSL()) {
            return Optional.empty();
        }
        try {
            Certificate first = request.connection().peerCertificates().get(0);
            return first instanceof X509Certificate certificate ? Optional.of(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException withoutCertificate) {
            return Optional.empty();
        }
    }

    /** A byte sequence with the certificate's DER form: {@code :MIIB…:}. */
    static Optional<X509Certificate> read(String header) {
        String text = header.trim();
        if (text.length() < 2 || !text.startsWith(":") || !text.endsWith(":")) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getDecoder().decode(text.substring(1, text.length() - 1));
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (IllegalArgumentException | CertificateException malformed) {
            return Optional.empty();
        }
    }
}
