package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.gateway.hosting.HostedRoutes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's API behind the whole platform: the real listener, entitlements, journal and billing. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HostedApiTest {

    private static final String API = "mall-offers";
    private static final String PLAN = "mall";
    private static final String DEFINITION = """
            {"openapi": "3.0.3", "info": {"title": "Mall offers", "version": "1.0.0"}, "paths": {
              "/offers/{id}": {
                "get": {"operationId": "getOffer", "security": [{"openId": ["mall:read"]}], "responses": {}},
                "put": {"operationId": "putOffer", "security": [{"openId": ["mall:write"]}],
                        "requestBody": {"content": {"application/octet-stream": {}}}, "responses": {}}}}}
            """;

    @Inject
    HostedRoutes routes;

    @Inject
    Pool database;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Newcomer newcomer;
    private Key key;
    private HttpServer partner;
    private volatile CountDownLatch secondEvent = new CountDownLatch(0);

    @BeforeEach
    void host() throws IOException {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        partner.setExecutor(threads);
        partner.createContext("/base/offers/", this::answer);
        partner.start();
        newcomer = DemoPlatform.newcomer();
        key = newcomer.developer().createKey(newcomer.application(), "mall", "LIVE");
        subscribe();
        replaceWith(List.of(api(1)));
    }

    @AfterEach
    void retire() {
        replaceWith(List.of());
        partner.stop(0);
        threads.shutdownNow();
        sql("delete from portal.subscription where plan_code = $1", PLAN);
        sql("delete from portal.plan_api where plan_code = $1", PLAN);
        sql("delete from portal.plan where code = $1", PLAN);
    }

    private void subscribe() {
        sql("""
                insert into portal.plan
                    (code, name_chinese, name_english, environment, approval, calls_per_second, burst, quota_calls,
                     quota_period, version)
                values ($1, '商场', 'Mall', 'LIVE', 'AUTOMATIC', 100000, 100000, 1000000, 'MONTH', 0)
                """, PLAN);
        sql("insert into portal.plan_api (plan_code, api) values ($1, $2)", PLAN, API);
        sql(
                "insert into portal.subscription values ($1, $2, $3, 'ACTIVE', now(), now(), null)",
                UUID.randomUUID(),
                UUID.fromString(newcomer.application()),
                PLAN);
    }

    private void sql(String statement, Object... values) {
        database.preparedQuery(statement)
                .execute(Tuple.from(List.of(values)))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private void replaceWith(List<HostedApi> apis) {
        routes.replaceWith(apis).await().atMost(Duration.ofSeconds(5));
    }

    private HostedApi api(long revision) {
        URI base = URI.create("http://127.0.0.1:" + partner.getAddress().getPort() + "/base");
        return new HostedApi(
                new ApiName(API),
                "v1",
                new OrganisationId(new UUID(0, 7)),
                revision,
                DEFINITION,
                List.of(new Upstream("only", base, 1, Track.STABLE)),
                ProxyPolicy.USUAL,
                new Lifecycle(Optional.of(Instant.EPOCH), Optional.empty(), Optional.empty()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            long received = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (path.endsWith("/big")) {
                exchange.sendResponseHeaders(200, 64L << 20);
                exchange.getResponseBody().write(new byte[64 << 20]);
            } else if (path.endsWith("/events")) {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: 1\n\n".getBytes());
                exchange.getResponseBody().flush();
                secondEvent.await();
                exchange.getResponseBody().write("data: 2\n\n".getBytes());
            } else {
                byte[] body = ("{\"received\":" + received + ",\"for\":\""
                                + exchange.getRequestHeaders().getFirst("Hefu-Application") + "\"}")
                        .getBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String id) {
        return HttpRequest.newBuilder(DemoPlatform.url().resolve("/" + API + "/v1/offers/" + id))
                .header("Authorization", "Bearer " + key.clearText());
    }

    private HttpResponse<String> get(String id) throws IOException, InterruptedException {
        return client.send(request(id).build(), BodyHandlers.ofString());
    }

    @Test
    void aPartnersApiServesAsSoonAsItIsInForceAndItsCallsAreStored() throws Exception {
        long calls = 0;
        for (HttpResponse<String> answer = get("1"); answer.statusCode() != 200; answer = get("1")) {
            calls++;
            assertThat(calls)
                    .as("the new subscription is known within a second")
                    .isLessThan(500);
        }
        long recorded = calls + 1;

        HttpResponse<String> answer = get("1");
        assertThat(answer.body()).contains("\"received\":0", newcomer.application());
        assertThat(answer.headers().firstValue("Deprecation")).contains("@0");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(newcomer.developer()
                                .split(newcomer.application())
                                .get("usageRecords")
                                .asLong())
                        .isEqualTo(recorded + 1));
    }

    @Test
    void bodiesStreamThroughTheRealListener() throws Exception {
        await().until(() -> get("1").statusCode() == 200);

        HttpResponse<InputStream> big = client.send(request("big").build(), BodyHandlers.ofInputStream());
        assertThat(big.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(64L << 20);

        byte[] upload = new byte[12 << 20];
        HttpResponse<String> put = client.send(
                request("1")
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(upload))
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.body()).contains("\"received\":" + upload.length);

        secondEvent = new CountDownLatch(1);
        HttpResponse<InputStream> events =
                client.send(request("events").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        assertThat(new String(events.body().readNBytes(9))).isEqualTo("data: 1\n\n");
        secondEvent.countDown();
        assertThat(new String(events.body().readAllBytes())).isEqualTo("data: 2\n\n");
    }

    @Test
    void partnersFindTheKeyToCheckTheGatewaysCallsWith() {
        given().get("/.well-known/hefu-keys")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .body(containsString("\"crv\":\"Ed25519\""));
    }
}
