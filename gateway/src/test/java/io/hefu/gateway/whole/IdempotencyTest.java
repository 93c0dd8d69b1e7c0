package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.clients.people.Developer.Key;
import io.hefu.clients.people.Newcomer;
import io.hefu.core.identity.PhoneNumber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IdempotencyTest {

    private static Newcomer newcomer;

    private final String idempotencyKey = UUID.randomUUID().toString();
    private final String number = "+86139" + "%08d".formatted(System.nanoTime() % 100_000_000 / 100 * 100);

    @Inject
    Pool database;

    private String application;
    private Key key;

    /** An application of its own for each: what others called may still be on its way to the bill. */
    @BeforeEach
    void anApplication() {
        if (newcomer == null) {
            newcomer = DemoPlatform.newcomer();
        }
        application = newcomer.developer().registerApplication("careful-" + idempotencyKey);
        DemoPlatform.admin().approve(newcomer.developer().subscribe(application, "standard"));
        key = newcomer.developer().createKey(application, "careful", "LIVE");
    }

    @Test
    void aCallMadeThreeTimesSendsOneMessageAndIsBilledOnce() {
        Response first = send(key.clearText(), "hello");

        for (int i = 0; i < 2; i++) {
            Response again = send(key.clearText(), "hello");
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.header("x-correlator")).isNotEqualTo(first.header("x-correlator"));
            assertThat(again.header("Hefu-Environment")).isEqualTo("live");
        }

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        soon().until(() -> messages() == 1);
        soon().until(() -> billableCalls() == 1);
        soon().during(Duration.ofSeconds(1)).until(() -> messages() == 1 && billableCalls() == 1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndNothingIsSent() {
        send(key.clearText(), "hello");

        Response other = send(key.clearText(), "good bye");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(other.<String>path("message")).contains("key of its own");
        soon().until(() -> messages() == 1);
    }

    @Test
    void twentyAtOnceSendOneMessage() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Response>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> send(key.clearText(), "at once")))
                    .toList();
            for (Future<Response> call : calls) {
                Response answer = call.get();
                if (answer.statusCode() != 202) {
                    assertThat(answer.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(send(key.clearText(), "at once").header("Idempotency-Replayed"))
                .isEqualTo("true");
        soon().during(Duration.ofMillis(500)).until(() -> messages() == 1);
    }

    @Test
    void theSameKeyOfAnotherApplicationAndOfTheSandboxIsAnotherCall() {
        String one = send(key.clearText(), "hello").path("messageId");
        String other = send(DemoPlatform.liveKey(), "hello").path("messageId");
        String sandbox = send(DemoPlatform.testKey(), "hello").path("messageId");

        assertThat(List.of(one, other, sandbox)).doesNotHaveDuplicates();
        assertThat(send(DemoPlatform.testKey(), "hello").<String>path("messageId"))
                .isEqualTo(sandbox);
    }

    @Test
    void aMalformedKeyIsRefused() {
        Response answer = message(key.clearText(), "hello")
                .header("Idempotency-Key", "two words")
                .post("/short-messages/v0.1/messages");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("message")).startsWith("Idempotency-Key must be");
    }

    @Test
    void aCallWhoseNodeDiedBeforeItAnsweredIsTakenUpAgainAndBilledOnce() {
        Response first = send(key.clearText(), "cut short");
        soon().until(() -> messages() == 1);
        asIfTheNodeHadDied(first.path("messageId"), "now() + interval '1 hour'");
        Response meanwhile = send(key.clearText(), "cut short");
        asIfTheNodeHadDied(first.path("messageId"), "now() - interval '1 second'");

        Response again = send(key.clearText(), "cut short");

        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(meanwhile.<String>path("code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(again.<String>path("messageId")).isEqualTo(first.path("messageId"));
        soon().until(() -> billableCalls() == 1);
        soon().during(Duration.ofSeconds(1)).until(() -> messages() == 1 && billableCalls() == 1);
        assertThat(count("select count(*) from billing.usage_suspense where call_id = '" + first.path("messageId")
                        + "'"))
                .isZero();
    }

    @Test
    void aRefusalIsRepeatedAndAnUnavailableNetworkIsNot() {
        String unknown = "{\"name\":\"reboot\"}";
        String commands = "/iot-devices/v0.1/devices/" + UUID.randomUUID() + "/commands";
        Response refused = post(commands, unknown);
        Response repeated = post(commands, unknown);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(repeated.statusCode()).isEqualTo(404);
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");

        String busy = "+8613900000095";
        Response unavailable = sendTo(busy);
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(sendTo(busy).header("Idempotency-Replayed")).isNull();
    }

    @Test
    void whatIsKeptCannotBeRead() {
        send(key.clearText(), "hello");

        String kept = database.query("select string_agg(idempotency_key::text || encode(sealed_answer, 'escape'), ' ')"
                        + " from gateway.idempotency_key")
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(Patience.SOON);

        assertThat(kept).isNotEmpty().doesNotContain(number).doesNotContain(idempotencyKey);
    }

    private Response sendTo(String recipient) {
        return given().header("Authorization", "Bearer " + DemoPlatform.testKey())
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body("{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"x\"}".formatted(recipient))
                .post("/short-messages/v0.1/messages");
    }

    private Response post(String path, String body) {
        return given().header("Authorization", "Bearer " + DemoPlatform.liveKey())
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private Response send(String apiKey, String text) {
        return message(apiKey, text).header("Idempotency-Key", idempotencyKey).post("/short-messages/v0.1/messages");
    }

    private RequestSpecification message(String apiKey, String text) {
        return given().header("Authorization", "Bearer " + apiKey)
                .contentType(ContentType.JSON)
                .body("{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"%s\"}".formatted(number, text));
    }

    private void asIfTheNodeHadDied(String call, String leasedUntil) {
        count("with changed as (update gateway.idempotency_key set sealed_answer = null, leased_until = " + leasedUntil
                + " where call_id = '" + call + "' returning 1) select count(*) from changed");
    }

    private int messages() {
        return RealParts.parts().messagesOf(new PhoneNumber(number)).size();
    }

    private long billableCalls() {
        JsonNode usage = newcomer.developer().usage(application);
        long billable = 0;
        for (JsonNode line : usage.path("lines")) {
            billable += line.path("billableCalls").asLong();
        }
        return billable;
    }

    private long count(String query) {
        return database.query(query)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Patience.SOON);
    }
}
