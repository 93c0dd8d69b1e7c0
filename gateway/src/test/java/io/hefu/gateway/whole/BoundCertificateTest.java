package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.core.entitlement.CertificateThumbprint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Keys and access tokens that are worth nothing without a client certificate (RFC 8705). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestInstance(Lifecycle.PER_CLASS)
class BoundCertificateTest {

    private static final String PATH = "/benefits-exchange/v0.1/benefits";

    @TempDir
    static Path folder;

    private TlsIdentity ours;
    private TlsIdentity others;
    private Newcomer newcomer;

    @BeforeAll
    void anApplication() {
        ours = TlsIdentity.create(folder, "ours");
        others = TlsIdentity.create(folder, "others");
        newcomer = DemoPlatform.newcomer();
    }

    @Test
    void aBoundKeyIsTakenWithItsCertificateAlone() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "bound", "LIVE");
        assertThat(callInClear(key.clearText())).isEqualTo(200);

        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());

        soon().until(() -> callInClear(key.clearText()) == 401);
        assertThat(call(key.clearText(), Optional.of(ours)).statusCode()).isEqualTo(200);
        assertThat(call(key.clearText(), Optional.of(others)).statusCode()).isEqualTo(401);
        assertThat(call(key.clearText(), Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(call(key.clearText(), Optional.of(others)).body())
                .contains("UNAUTHENTICATED")
                .contains("certificate");
    }

    @Test
    void aBoundAccessTokenIsTakenWithItsCertificateAlone() throws Exception {
        String token = new KeycloakClient().tokenBoundTo(thumbprint(ours), "benefits-exchange:read");

        assertThat(call(token, Optional.of(ours)).statusCode()).isEqualTo(200);
        assertThat(call(token, Optional.of(others)).statusCode()).isEqualTo(401);
        assertThat(call(token, Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(callInClear(token)).isEqualTo(401);
        assertThat(call(token, Optional.of(others)).body())
                .contains("UNAUTHENTICATED")
                .contains("bound to a client certificate");
    }

    @Test
    void anAccessTokenWithoutBindingIsTakenWithWhateverCertificate() throws Exception {
        String token = new KeycloakClient().token("benefits-exchange:read");

        assertThat(call(token, Optional.of(others)).statusCode()).isEqualTo(200);
        assertThat(call(token, Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void aTrustedProxyTellsTheCertificateAndNobodyElse() throws Exception {
        String token = new KeycloakClient().tokenBoundTo(thumbprint(ours), "benefits-exchange:read");

        assertThat(told(CallFrom.theProxy(), token, header(ours)).status()).isEqualTo(200);
        assertThat(told(CallFrom.theProxy(), token, header(others)).status()).isEqualTo(401);
        assertThat(told(CallFrom.theProxy(), token, "X-Nothing: x").status()).isEqualTo(401);
        assertThat(told(CallFrom.aStranger(), token, header(ours)).status()).isEqualTo(401);
        assertThat(told(new CallFrom("127.0.0.1"), token, header(ours)).status())
                .isEqualTo(401);
    }

    @Test
    void aBoundKeyIsTakenWithTheCertificateThatATrustedProxyTells() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "behind a proxy", "LIVE");
        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());
        soon().until(() -> callInClear(key.clearText()) == 401);

        assertThat(told(CallFrom.theProxy(), key.clearText(), header(ours)).status())
                .isEqualTo(200);
        assertThat(told(CallFrom.theProxy(), key.clearText(), header(others)).status())
                .isEqualTo(401);
        assertThat(told(CallFrom.aStranger(), key.clearText(), header(ours)).status())
                .isEqualTo(401);
    }

    @Test
    void aHeaderThatTellsNoCertificateOrSeveralIsNoProof() throws Exception {
        String token = new KeycloakClient().tokenBoundTo(thumbprint(ours), "benefits-exchange:read");
        String good = header(ours);

        for (String header : List.of(
                "Client-Cert: ",
                "Client-Cert: ::",
                "Client-Cert: nonsense",
                good.substring(0, good.length() - 1),
                good.substring(0, 200) + ":",
                good + ", " + good.substring("Client-Cert: ".length()),
                good + "\r\n" + good,
                header(others) + "\r\n" + good)) {
            CallFrom.Answer refused = told(CallFrom.theProxy(), token, header);

            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.body()).contains("UNAUTHENTICATED").contains("bound to a client certificate");
        }
    }

    @Test
    void aKeyWithoutBindingIsTakenWithWhateverCertificate() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "unbound", "LIVE");

        assertThat(call(key.clearText(), Optional.of(others)).statusCode()).isEqualTo(200);
        assertThat(call(key.clearText(), Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void aBindingThatIsTakenOffIsOffSoon() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "unbinding", "LIVE");
        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());
        soon().until(() -> callInClear(key.clearText()) == 401);

        newcomer.developer().unbindCertificate(newcomer.application(), key.id());

        soon().until(() -> callInClear(key.clearText()) == 200);
    }

    private static CallFrom.Answer told(CallFrom from, String credential, String header) {
        return from.get(PATH, "Authorization: Bearer " + credential, header);
    }

    /** As a TLS terminator writes it (RFC 9440 §2.1). */
    private static String header(TlsIdentity identity) throws GeneralSecurityException {
        return "Client-Cert: :"
                + Base64.getEncoder().encodeToString(identity.certificate().getEncoded()) + ":";
    }

    private static String thumbprint(TlsIdentity identity) {
        return CertificateThumbprint.of((X509Certificate) identity.certificate())
                .value();
    }

    private static int callInClear(String credential) throws Exception {
        return send(
                        HttpClient.newHttpClient(),
                        request(DemoPlatform.url(), credential).build())
                .statusCode();
    }

    private static HttpResponse<String> call(String credential, Optional<TlsIdentity> identity) throws Exception {
        URI secure = URI.create("https://127.0.0.1:" + DemoPlatform.setting("quarkus.http.test-ssl-port"));
        HttpClient http = HttpClient.newBuilder()
                .sslContext(context(identity.map(TlsIdentity::keyManagers).orElse(null)))
                .build();
        return send(http, request(secure, credential).build());
    }

    private static HttpRequest.Builder request(URI hefu, String credential) {
        return HttpRequest.newBuilder(hefu.resolve(PATH)).header("Authorization", "Bearer " + credential);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** Trusts the platform's certificate of this test run, and no other. */
    private static SSLContext context(KeyManager[] keyManagers) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", RealParts.tls().certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers, trust.getTrustManagers(), null);
        return context;
    }
}
