package io.hefu.portal.credential;

import io.hefu.core.entitlement.CertificateThumbprint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate with which an application proves itself over mutual TLS.
 *
 * @param subject its distinguished name, RFC 2253, cut at 500 characters
 * @param expiresAt calls with it are refused from then on
 */
public record ClientCertificate(CertificateThumbprint thumbprint, String subject, Instant expiresAt) {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final int LONGEST_SUBJECT = 500;

    /** @throws IllegalArgumentException when the text is not one certificate in PEM form (RFC 7468), or it has a private key */
    static ClientCertificate ofPem(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || text.indexOf("-----BEGIN", BEGIN.length()) >= 0) {
            throw new IllegalArgumentException("not one certificate");
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
            String subject = certificate.getSubjectX500Principal().getName();
            return new ClientCertificate(
                    CertificateThumbprint.of(certificate),
                    subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("not a certificate", malformed);
        }
    }
}
