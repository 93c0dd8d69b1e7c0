package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
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
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are worth nothing without a client certificate (RFC 8705). */
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
        assertThat(callInClear(key)).isEqualTo(200);

        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());

        soon().until(() -> callInClear(key) == 401);
        assertThat(call(key, Optional.of(ours)).statusCode()).isEqualTo(200);
        assertThat(call(key, Optional.of(others)).statusCode()).isEqualTo(401);
        assertThat(call(key, Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(call(key, Optional.of(others)).body())
                .contains("UNAUTHENTICATED")
                .contains("certificate");
    }

    @Test
    void aCertificateInAHeaderCountsForNothingFromAnybody() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "forged", "LIVE");
        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());
        String header =
                ":" + Base64.getEncoder().encodeToString(ours.certificate().getEncoded()) + ":";

        HttpRequest request =
                request(DemoPlatform.url(), key).header("Client-Cert", header).build();

        soon().until(() -> send(HttpClient.newHttpClient(), request).statusCode() == 401);
    }

    @Test
    void aKeyWithoutBindingIsTakenWithWhateverCertificate() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "unbound", "LIVE");

        assertThat(call(key, Optional.of(others)).statusCode()).isEqualTo(200);
        assertThat(call(key, Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void aBindingThatIsTakenOffIsOffSoon() throws Exception {
        Key key = newcomer.developer().createKey(newcomer.application(), "unbinding", "LIVE");
        newcomer.developer().bindCertificate(newcomer.application(), key.id(), ours.pem());
        soon().until(() -> callInClear(key) == 401);

        newcomer.developer().unbindCertificate(newcomer.application(), key.id());

        soon().until(() -> callInClear(key) == 200);
    }

    private static int callInClear(Key key) throws Exception {
        return send(HttpClient.newHttpClient(), request(DemoPlatform.url(), key).build())
                .statusCode();
    }

    private static HttpResponse<String> call(Key key, Optional<TlsIdentity> identity) throws Exception {
        URI secure = URI.create("https://127.0.0.1:" + DemoPlatform.setting("quarkus.http.test-ssl-port"));
        HttpClient http = HttpClient.newBuilder()
                .sslContext(context(identity.map(TlsIdentity::keyManagers).orElse(null)))
                .build();
        return send(http, request(secure, key).build());
    }

    private static HttpRequest.Builder request(URI hefu, Key key) {
        return HttpRequest.newBuilder(hefu.resolve(PATH)).header("Authorization", "Bearer " + key.clearText());
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
