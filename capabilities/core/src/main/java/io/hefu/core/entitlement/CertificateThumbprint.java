package io.hefu.core.entitlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Which certificate a client proves itself with over mutual TLS.
 *
 * @param value base64url of the SHA-256 of its DER form, 43 characters: {@code x5t#S256} of RFC 8705 §3.1
 */
public record CertificateThumbprint(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public CertificateThumbprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("thumbprint: expected 43 characters of base64url");
        }
    }

    public static CertificateThumbprint of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new CertificateThumbprint(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        } catch (CertificateEncodingException unencodable) {
            throw new IllegalArgumentException("the certificate has no DER form", unencodable);
        }
    }

    /** In constant time. */
    public boolean matches(CertificateThumbprint other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return value;
    }
}
