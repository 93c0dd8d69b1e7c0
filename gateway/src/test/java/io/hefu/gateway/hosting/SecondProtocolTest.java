package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 and TLS, on either side. */
class SecondProtocolTest {

    private final Vertx vertx = Vertx.vertx();
    private final PartnerPolicy policy = new PartnerPolicy();

    @TempDir
    Path folder;

    private Path certificate;
    private HttpServer partner;

    @BeforeEach
    void start() throws Exception {
        Path keyStore = folder.resolve("partner.p12");
        certificate = folder.resolve("partner.pem");
        String store = "-alias partner -storetype PKCS12 -storepass changeit -keystore " + keyStore;
        keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2 " + store);
        keytool("-exportcert -rfc -file " + certificate + " " + store);
        partner = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setSni(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keyStore.toString()).setPassword("changeit")))
                .requestHandler(SecondProtocolTest::answer)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void keytool(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().endsWith("/broken")) {
                request.response().putHeader("Content-Length", "100").write("only this");
                request.response().reset();
                return;
            }
            request.response()
                    .putHeader("Content-Type", "text/plain")
                    .end(request.version() + " " + request.connection().indicatedServerName() + " " + body.length());
        });
    }

    private HostingGateway gateway(Optional<PemTrustOptions> trust) {
        HostingGateway gateway = new HostingGateway(folder, HostingGateway.LOOPBACK_ALLOWED, trust);
        URI base = URI.create("https://localhost:" + partner.actualPort());
        gateway.host(gateway.api(
                "offers",
                OffersDefinition.JSON,
                policy,
                Lifecycle.CURRENT,
                List.of(new Upstream("only", base, 1, Track.STABLE))));
        return gateway;
    }

    @Test
    void aPartnerOverTlsIsCalledWithHttp2AndTheNameItHas() {
        try (HostingGateway gateway = gateway(Optional.of(new PemTrustOptions().addCertPath(certificate.toString())))) {
            assertThat(gateway.get("/offers/v1/offers/7").body()).isEqualTo("HTTP_2 localhost 0");
            assertThat(gateway.send(
                                    "PUT",
                                    "/offers/v1/offers/7/photo",
                                    BodyPublishers.ofByteArray(new byte[500_000]),
                                    "Content-Type",
                                    "image/png")
                            .body())
                    .isEqualTo("HTTP_2 localhost 500000");
            assertThatThrownBy(() -> gateway.get("/offers/v1/offers/broken")).hasRootCauseInstanceOf(IOException.class);
            assertThat(gateway.get("/offers/v1/offers/7").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPartnerThatNobodyVouchesForIsNotCalled() {
        try (HostingGateway gateway = gateway(Optional.empty())) {
            assertThat(gateway.get("/offers/v1/offers/7").statusCode()).isEqualTo(502);
        }
    }

    @Test
    void aCallerWithHttp2GetsTheSameAnswers() throws Exception {
        try (HostingGateway gateway = new HostingGateway(folder);
                RawUpstream upstream = new RawUpstream()) {
            gateway.host(policy, upstream);
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            HttpRequest get = gateway.request("GET", "/offers/v1/offers/7", BodyPublishers.noBody());
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(get, BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
            RawUpstream.Received received = upstream.received.get(2);
            assertThat(String.join("\n", received.headerLines())).doesNotContain("\n:");
            assertThat(received.all("Transfer-Encoding")).isEmpty();
            assertThat(received.header("Via")).contains("2 hefu");

            upstream.says(RawUpstream.answer(200, "", "x".repeat(5_000_000)));
            assertThat(client.send(get, BodyHandlers.ofString()).body()).hasSize(5_000_000);

            upstream.saysAndCloses("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            assertThatThrownBy(() -> client.send(get, BodyHandlers.ofString())).isInstanceOf(IOException.class);
            assertThat(gateway.listening.cutBodies.get()).isPositive();
        }
    }

    @Test
    void aCallerThatWaitsForLeaveToSendItsBodyGetsItWhenTheBodyIsWanted() throws Exception {
        try (HostingGateway gateway = new HostingGateway(folder);
                RawUpstream upstream = new RawUpstream()) {
            gateway.host(policy, upstream);
            HttpRequest upload = HttpRequest.newBuilder(gateway.url("/offers/v1/offers/7/photo"))
                    .header("Authorization", "Bearer " + HostingGateway.KEY.clearText())
                    .header("Content-Type", "image/png")
                    .expectContinue(true)
                    .PUT(BodyPublishers.ofByteArray(new byte[200_000]))
                    .build();

            assertThat(gateway.client.send(upload, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(upstream.received.get(0).body()).hasSize(200_000);
            assertThat(upstream.received.get(0).header("Expect")).isEmpty();
        }
    }
}
