package io.hefu.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.entitlement.CertificateThumbprint;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCertificatesTest {

    /** CN=Mall Navigator, from November 2026 to October 2126, DER in Base64. */
    private static final String CERTIFICATE =
            "MIIBijCCAS+gAwIBAgIUMGEadE4QOkTVgow2ajaY2DQ1n+0wCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwOTWFsbCBOYX"
                    + "ZpZ2F0b3IwIBcNMjYxMTIyMTgwNjMxWhgPMjEyNjEwMjkxODA2MzFaMBkxFzAVBgNVBAMMDk1hbGwgTmF2aWdhdG9y"
                    + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKpM4B8guMCw1vaAo1/LVWQvLCAyF9TgtlLHywowIlYn/Faaq5CgTMB"
                    + "5nSztp0cWXROnFjkOaEYLaXt1rhA3FCaNTMFEwHQYDVR0OBBYEFPbHv76Wa1Xl951oqXxouvZS5nU+MB8GA1UdIwQY"
                    + "MBaAFPbHv76Wa1Xl951oqXxouvZS5nU+MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAPgsEvZ3+N"
                    + "Ld52/k09vM/UAXXeq+pwYmk6v/Ysk/LfP6AiEA2DaUXb7IfehOYp+UZn176Tp6zdwcFwTTunsndtD+BvI=";

    @Test
    void aTerminatorTellsTheCertificateAsAByteSequence() {
        X509Certificate read =
                ClientCertificates.read(" :" + CERTIFICATE + ": ").orElseThrow();

        assertThat(CertificateThumbprint.of(read).value()).isEqualTo("TGSJVAmS0SLu2-Rkq2G924g8VcZ9rPhY5xoeRy6YajE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":AAAA:", ":%%:", "none", ":AAAA"})
    void whatIsNoCertificateIsNone(String header) {
        assertThat(ClientCertificates.read(header)).isEmpty();
    }

    @Test
    void aCertificateCountsInItsTimeOnly() {
        X509Certificate certificate =
                ClientCertificates.read(":" + CERTIFICATE + ":").orElseThrow();

        assertThat(at("2030-01-01T00:00:00Z").isInForce(certificate)).isTrue();
        assertThat(at("2026-01-01T00:00:00Z").isInForce(certificate)).isFalse();
        assertThat(at("2127-01-01T00:00:00Z").isInForce(certificate)).isFalse();
    }

    private static ClientCertificates at(String time) {
        return new ClientCertificates(List.of(), Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }
}
