package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.clients.people.OperatorAdmin;
import io.hefu.clients.people.PartnerFinance;
import io.hefu.clients.people.PartnerFinance.Submission;
import io.hefu.clients.platform.ClientFailure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's API on the whole platform: handed in, approved, offered, called, billed, changed, and gone again. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HostedApiTest {

    private static final String PLAN = "standard";

    private static Newcomer newcomer;
    private static Key key;

    @Inject
    Pool database;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api = "mall-" + UUID.randomUUID().toString().substring(0, 8);
    private MallPartner partner;
    private PartnerFinance finance;
    private OperatorAdmin admin;
    private Submission submission;

    @BeforeEach
    void handIn() throws IOException {
        if (newcomer == null) {
            newcomer = DemoPlatform.newcomer();
            key = newcomer.developer().createKey(newcomer.application(), "mall", "LIVE");
        }
        partner = new MallPartner();
        finance = PartnerFinance.signIn(DemoPlatform.url(), DemoPlatform.FINANCE);
        admin = DemoPlatform.admin();
        submission = finance.submitApi(api, "v1", MallPartner.definition(), partner.base());
    }

    @AfterEach
    void stop() {
        partner.close();
    }

    @Test
    void anApprovedApiServesSoonAndItsCallsAreProxiedAndBilled() throws Exception {
        assertThat(get("/offers/1").statusCode())
                .as("what awaits approval is not there")
                .isEqualTo(404);

        admin.approve(submission);
        assertIsSo("approved", () -> get("/offers/1").statusCode() == 403);
        admin.offer(PLAN, api);
        assertIsSo("offered", () -> get("/offers/1").statusCode() == 200);

        HttpResponse<String> answer = get("/offers/1");
        assertThat(answer.body()).contains("\"received\":0", newcomer.application());
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(answer.headers().firstValue("Deprecation")).isEmpty();
        soon().until(() -> billed("getOffer") == 2);
    }

    @Test
    void aRevisionThatBreaksCallersIsRefusedAndOneThatDoesNotServesSoon() throws Exception {
        inForce();

        assertThatThrownBy(() -> finance.submitRevision(submission.hostedApi(), MallPartner.shrunkDefinition()))
                .isInstanceOf(ClientFailure.class)
                .hasMessageContaining("409");
        assertThat(order(UUID.randomUUID().toString()).statusCode()).isEqualTo(201);

        assertThat(get("/news").statusCode()).isEqualTo(404);
        Submission grown = finance.submitRevision(submission.hostedApi(), MallPartner.grownDefinition());
        assertThat(get("/news").statusCode()).isEqualTo(404);
        admin.approve(grown);
        assertIsSo("a new revision approved", () -> get("/news").statusCode() == 200);
    }

    @Test
    void aRetiredVersionIsGoneSoon() throws Exception {
        inForce();

        admin.retire(submission.hostedApi());

        assertIsSo("retired", () -> get("/offers/1").statusCode() == 404);
    }

    @Test
    void anOrderMadeThreeTimesReachesThePartnerOnceAndIsBilledOnce() throws Exception {
        inForce();
        String idempotencyKey = UUID.randomUUID().toString();

        HttpResponse<String> first = order(idempotencyKey);
        HttpResponse<String> second = order(idempotencyKey);
        HttpResponse<String> third = order(idempotencyKey);

        assertThat(partner.orderKeys).containsExactly(idempotencyKey);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.body()).isEqualTo(third.body()).isEqualTo(first.body());
        assertThat(third.headers().firstValue("Idempotency-Replayed")).contains("true");
        soon().until(() -> recorded("order") == 3);
        assertThat(billed("order")).isEqualTo(1);
    }

    @Test
    void bodiesStreamThroughTheRealListener() throws Exception {
        inForce();

        HttpResponse<InputStream> big = client.send(request("/offers/big").build(), BodyHandlers.ofInputStream());
        assertThat(big.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(MallPartner.BIG_BYTES);

        byte[] upload = new byte[12 << 20];
        HttpResponse<String> put = client.send(
                request("/offers/1")
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(upload))
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.body()).contains("\"received\":" + upload.length);

        partner.secondEvent = new CountDownLatch(1);
        HttpResponse<InputStream> events = client.send(
                request("/offers/events").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        assertThat(new String(events.body().readNBytes(9))).isEqualTo("data: 1\n\n");
        partner.secondEvent.countDown();
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

    @Test
    void aPartnerWhoSharesASecretKnowsEveryCallAlsoWhileTheSecretIsRotated() throws Exception {
        PartnerFinance.SigningSecret[] first = new PartnerFinance.SigningSecret[1];
        submission = finance.submitApiSignedBySecret(
                api + "-signed", "v1", MallPartner.definition(), partner.base(), secret -> {
                    first[0] = secret;
                    partner.secrets.put(secret.keyId(), secret.bytes());
                });
        signedApiInForce();
        assertThat(partner.keysSeen).containsExactly(first[0].keyId());

        PartnerFinance.SigningSecret second = finance.makeSigningSecret(submission.hostedApi());
        partner.secrets.put(second.keyId(), second.bytes());
        finance.useSigningSecret(submission.hostedApi(), second);
        assertIsSo("a secret put in use", () -> {
            assertThat(getSigned().statusCode()).isEqualTo(200);
            return partner.keysSeen.contains(second.keyId());
        });

        partner.secrets.remove(first[0].keyId());
        assertThat(getSigned().statusCode()).as("the first is no longer needed").isEqualTo(200);
        partner.secrets.put(second.keyId(), first[0].bytes());
        assertThat(getSigned().statusCode()).as("what a wrong secret tells").isEqualTo(401);
    }

    private void signedApiInForce() {
        admin.approve(submission);
        admin.offer(PLAN, api + "-signed");
        soon().until(() -> getSigned().statusCode() == 200);
    }

    private HttpResponse<String> getSigned() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(DemoPlatform.url().resolve("/" + api + "-signed/v1/offers/1"))
                        .header("Authorization", "Bearer " + key.clearText())
                        .build(),
                BodyHandlers.ofString());
    }

    private void inForce() {
        admin.approve(submission);
        admin.offer(PLAN, api);
        soon().until(() -> get("/offers/1").statusCode() == 200);
    }

    /** From the portal's answer on. */
    private static void assertIsSo(String change, Callable<Boolean> inForce) throws Exception {
        long from = System.nanoTime();
        while (!inForce.call()) {
            assertThat(Duration.ofNanos(System.nanoTime() - from)).as(change).isLessThan(Patience.SOON);
        }
        System.out.printf("%s: in force after %d ms%n", change, (System.nanoTime() - from) / 1_000_000);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(DemoPlatform.url().resolve("/" + api + "/v1" + path))
                .header("Authorization", "Bearer " + key.clearText());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> order(String idempotencyKey) throws IOException, InterruptedException {
        return client.send(
                request("/orders")
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"offer\":\"tea\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private long recorded(String operation) {
        return count("select count(*) from billing.usage_record where api = $1 and operation = $2", operation);
    }

    private long billed(String operation) {
        return count(
                "select count(*) from billing.usage_record where api = $1 and operation = $2 and billable", operation);
    }

    private long count(String query, String operation) {
        return database.preparedQuery(query)
                .execute(Tuple.of(api, operation))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Patience.SOON);
    }
}
