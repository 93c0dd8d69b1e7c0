package io.hefu.portal.webhook;

import static io.hefu.portal.testing.HttpSink.after;
import static io.hefu.portal.testing.HttpSink.answering;
import static io.hefu.portal.testing.HttpSink.floodingWith;
import static io.hefu.portal.testing.HttpSink.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.notification.EventType;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.core.notification.SubscriptionSink;
import io.hefu.core.notification.SubscriptionSink.AccessToken;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.HttpSink;
import io.hefu.portal.testing.HttpSink.Received;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to real receivers. */
@PortalTest
class DeliveryTest {

    static final String TYPE = "org.hefu.webhooks.v1.webhook-paused";

    @Inject
    Notifications notifications;

    @Inject
    AdjustableClock clock;

    @ConfigProperty(name = "test.database")
    String database;

    private final Person developer = Person.stranger();
    private final HttpSink sink = new HttpSink();
    private String application;
    private String webhooks;
    private String webhook;
    private String secret;

    @BeforeEach
    void aWebhook() {
        application = developer.createsApplication("Navigator");
        webhooks = "/applications/" + application + "/webhooks";
        JsonPath created = create(sink.url());
        webhook = webhooks + "/" + created.getString("webhookId");
        secret = created.getString("secret");
    }

    /** What is told of a pause a moment later must not turn up in another test. */
    @AfterEach
    void nothingGoesOn() {
        Pause.until("notices told", () -> !isAnyNoticeDue());
        developer.asks().delete(webhook);
        sink.close();
        clock.reset();
    }

    @Test
    void anEventArrivesSignedAsACloudEvent() throws GeneralSecurityException {
        Notification event = event(Map.of("status", "DELIVERED"));

        publish(event);

        Received received = sink.awaits(1).get(0);
        assertThat(received.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(received.header("webhook-id")).isEqualTo(event.id().toString());
        assertThat(received.header("x-correlator")).isEqualTo(event.id().toString());
        assertThat(received.header("webhook-signature")).isEqualTo(signature(received, secret));
        JsonPath body = new JsonPath(received.body());
        assertThat(body.getString("specversion")).isEqualTo("1.0");
        assertThat(body.getString("id")).isEqualTo(event.id().toString());
        assertThat(body.getString("type")).isEqualTo(TYPE);
        assertThat(body.getString("source")).isEqualTo("/tests");
        assertThat(Instant.parse(body.getString("time"))).isEqualTo(event.time());
        assertThat(body.getString("data.status")).isEqualTo("DELIVERED");
        settled("DELIVERED");
    }

    @Test
    void anEventHandedOverTwiceIsDeliveredOnce() {
        Notification event = event(Map.of());

        publish(event, event);
        publish(event);
        settled("DELIVERED");
        Pause.of(Duration.ofMillis(300));

        sink.awaits(1);
    }

    @Test
    void othersHearNothingOfIt() {
        String other = developer.createsApplication("Other");
        HttpSink elsewhere = new HttpSink();
        developer
                .sends(Map.of("environment", "LIVE", "url", elsewhere.url(), "eventTypes", List.of("*")))
                .post("/applications/" + other + "/webhooks")
                .then()
                .statusCode(201);
        developer
                .sends(Map.of("environment", "SANDBOX", "url", elsewhere.url(), "eventTypes", List.of("*")))
                .post(webhooks)
                .then()
                .statusCode(201);

        publish(event(Map.of()));
        sink.awaits(1);
        Pause.of(Duration.ofMillis(300));

        assertThat(elsewhere.received()).isEmpty();
        elsewhere.close();
    }

    @Test
    void afterAnErrorItIsTriedAgainUnderTheSameId() {
        sink.first(saying(500, "try\u0000again"));
        publish(event(Map.of()));
        sink.awaits(1);
        attempted(1);

        clock.advance(Duration.ofSeconds(6));

        List<Received> received = sink.awaits(2);
        assertThat(received)
                .extracting(each -> each.header("webhook-id"))
                .containsOnly(received.get(0).header("webhook-id"));
        settled("DELIVERED");
        developer
                .asks()
                .get(deliveryPath())
                .then()
                .body("attempts.status", contains(500, 204))
                .body("attempts.delivered", contains(false, true))
                .body("attempts[0].answer", is("try again"))
                .body("attempts[0].error", is("The sink answered 500; a success is 2xx."));
    }

    @Test
    void aSinkIsLeftAloneForAsLongAsItAsks() {
        sink.first(answering(503, "Retry-After", "3600"));
        publish(event(Map.of()));
        attempted(1);

        clock.advance(Duration.ofMinutes(50));
        Pause.of(Duration.ofMillis(1500));
        assertThat(sink.received()).hasSize(1);

        clock.advance(Duration.ofMinutes(11));
        sink.awaits(2);
    }

    @Test
    void whoIsGoneIsPausedAtOnceAndTheOthersAreTold() {
        HttpSink second = new HttpSink();
        create(second.url());
        second.always(answering(204));
        sink.first(answering(410));

        publish(event(Map.of()));

        Pause.until("paused", () -> "GONE".equals(developer.asks().get(webhook).path("pauseReason")));
        second.awaits(2);
        assertThat(second.received().get(1).body()).contains("webhook-paused").contains("GONE");
        Person.ADMIN
                .asks()
                .get("/audit?perPage=5")
                .then()
                .body("items.findAll{it.action=='webhook.paused'}.after.reason", hasItem("GONE"));
        second.close();
    }

    @Test
    void whatWasMissedIsDeliveredWhenItIsResumed() {
        developer.asks().post(webhook + "/pause").then().statusCode(200).body("pauseReason", is("BY_MEMBER"));
        publish(event(Map.of()), event(Map.of()));
        Pause.of(Duration.ofMillis(1200));
        assertThat(sink.received()).isEmpty();

        developer.asks().post(webhook + "/resume").then().statusCode(200).body("pausedAt", nullValue());

        sink.awaits(2);
    }

    @Test
    void whatWasMissedCanBeDroppedInstead() {
        developer.asks().post(webhook + "/pause");
        publish(event(Map.of()));

        developer.asks().post(webhook + "/resume?missed=DROP").then().statusCode(200);
        Pause.of(Duration.ofMillis(1200));

        assertThat(sink.received()).isEmpty();
        settled("GIVEN_UP");
    }

    @Test
    void aDeadSinkIsPausedAfterADayAndGetsEverythingWhenItIsBack() {
        sink.always(answering(500));
        publish(event(Map.of()));
        attempted(1);
        for (Duration wait : List.of(
                Duration.ofSeconds(6),
                Duration.ofSeconds(31),
                Duration.ofMinutes(3),
                Duration.ofMinutes(11),
                Duration.ofMinutes(61),
                Duration.ofHours(7))) {
            int before = sink.received().size();
            clock.advance(wait);
            sink.awaits(before + 1);
            attempted(before + 1);
        }
        assertThat((Object) developer.asks().get(webhook).path("pausedAt")).isNull();
        clock.advance(Duration.ofHours(25));
        Pause.until(
                "paused", () -> "FAILING".equals(developer.asks().get(webhook).path("pauseReason")));
        settled("GIVEN_UP");

        sink.always(answering(204));
        developer.asks().post(webhook + "/resume").then().statusCode(200).body("failingSince", nullValue());

        settled("DELIVERED");
    }

    @Test
    void aSlowSinkHoldsUpNoOther() {
        HttpSink fast = new HttpSink();
        create(fast.url());
        sink.always(after(Duration.ofSeconds(1), answering(204)));

        publish(IntStream.range(0, 12).mapToObj(i -> event(Map.of("number", i))).toArray(Notification[]::new));

        Instant begun = Instant.now();
        fast.awaits(12);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(sink.received()).hasSizeLessThan(12);
        sink.awaits(12);
        assertThat(sink.mostUnderWay()).isEqualTo(2);
        fast.close();
    }

    @Test
    void aRedirectToTheInsideIsNotFollowed() {
        HttpSink inside = new HttpSink();
        sink.always(answering(307, "Location", inside.url()));

        test().body("delivered", is(false)).body("status", is(307)).body("error", containsString("redirect"));

        assertThat(inside.received()).isEmpty();
        inside.close();
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        sink.always(floodingWith(200));

        test().body("delivered", is(true)).body("latencyMillis", lessThan(2000)).body("answer.length()", is(200));
    }

    @Test
    void silenceIsAFailureAfterTheTimeout() {
        sink.always(after(Duration.ofSeconds(5), answering(204)));

        test().body("delivered", is(false)).body("result", is("TIMED_OUT"));
    }

    @Test
    void nobodyThereIsAFailure() {
        sink.close();

        test().body("delivered", is(false)).body("result", is("CONNECT_FAILED")).body("error", notNullValue());
    }

    @Test
    void whoHangsUpIsAFailure() {
        sink.always(HttpSink.hangingUp());

        test().body("result", is("CONNECTION_LOST"));
    }

    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() throws SQLException {
        execute("update portal.webhook set url = 'http://localhost6.invalid/' where id = '" + id(webhook) + "'");
        test().body("result", is("UNKNOWN_HOST"));

        for (String url :
                List.of("http://10.0.0.1/", "http://[::1]:9/", "http://2130706434/", "http://169.254.169.254/")) {
            execute("update portal.webhook set url = '" + url + "' where id = '" + id(webhook) + "'");
            test().body("result", is("INSIDE_ADDRESS"));
        }
    }

    @Test
    void aTestIsSentToAPausedWebhookTooAndIsLogged() {
        developer.asks().post(webhook + "/pause");
        sink.always(saying(200, "thank you"));

        test().body("delivered", is(true)).body("status", is(200)).body("answer", is("thank you"));

        developer
                .asks()
                .get(webhook + "/deliveries")
                .then()
                .body("items.eventType", contains("org.hefu.webhooks.v1.test"))
                .body("items.state", contains("DELIVERED"));
        assertThat(sink.received().get(0).header("webhook-signature")).startsWith("v1,");
    }

    @Test
    void aDeliveryCanBeReplayed() {
        publish(event(Map.of()));
        sink.awaits(1);
        settled("DELIVERED");

        developer.asks().post(deliveryPath() + "/replay").then().statusCode(202);

        List<Received> received = sink.awaits(2);
        assertThat(received.get(1).header("webhook-id"))
                .isEqualTo(received.get(0).header("webhook-id"));
    }

    @Test
    void whatWasGivenUpSinceATimeCanBeReplayed() {
        developer.asks().post(webhook + "/pause");
        publish(event(Map.of()), event(Map.of()));
        developer.asks().post(webhook + "/resume?missed=DROP");

        developer
                .asks()
                .queryParam("since", clock.instant().plusSeconds(5).toString())
                .post(webhook + "/replay")
                .then()
                .statusCode(202)
                .body("deliveries", is(0));
        developer
                .asks()
                .queryParam("since", clock.instant().minusSeconds(60).toString())
                .post(webhook + "/replay")
                .then()
                .statusCode(202)
                .body("deliveries", is(2));

        sink.awaits(2);
    }

    /** What a node had taken when it died is nobody's until its lease runs out. */
    @Test
    void whatADeadNodeHadTakenIsTakenOver() throws SQLException {
        developer.asks().post(webhook + "/pause");
        publish(event(Map.of()));
        execute("update portal.webhook_delivery set attempts = 1, lease = gen_random_uuid(), due_at = '"
                + clock.instant().plusSeconds(6) + "' where webhook_id = '" + id(webhook) + "'");
        execute("update portal.webhook set paused_at = null, pause_reason = null where id = '" + id(webhook) + "'");
        Pause.of(Duration.ofMillis(1500));
        assertThat(sink.received()).isEmpty();

        clock.advance(Duration.ofSeconds(6));

        sink.awaits(1);
        settled("DELIVERED");
        developer.asks().get(webhook + "/deliveries").then().body("items[0].attempts", is(2));
    }

    @Test
    void bothSecretsSignWhileOneTakesOverFromTheOther() throws GeneralSecurityException {
        String newer = developer
                .asks()
                .post(webhook + "/rotate-secret?overlapHours=1")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        publish(event(Map.of()));
        Received both = sink.awaits(1).get(0);
        assertThat(both.header("webhook-signature")).isEqualTo(signature(both, newer) + " " + signature(both, secret));

        clock.advance(Duration.ofMinutes(61));
        publish(event(Map.of()));
        Received one = sink.awaits(2).get(1);
        assertThat(one.header("webhook-signature")).isEqualTo(signature(one, newer));
    }

    @Test
    void aNotificationSubscriptionsEventGoesToItsOwnSinkWithItsToken() {
        HttpSink subscribed = new HttpSink();
        UUID subscription = UUID.randomUUID();

        publish(event(subscription, subscribed.url(), clock.instant().plusSeconds(60)));

        Received received = subscribed.awaits(1).get(0);
        assertThat(received.header("authorization")).isEqualTo("Bearer sink token");
        assertThat(received.header("webhook-signature")).isNull();
        assertThat(sink.received()).isEmpty();
        developer.asks().get(webhooks + "/" + subscription).then().body("kind", is("SUBSCRIPTION"));
        developer.asks().delete(webhooks + "/" + subscription).then().statusCode(409);
        subscribed.close();
    }

    @Test
    void withAnExpiredTokenNothingIsSent() {
        UUID subscription = UUID.randomUUID();

        publish(event(subscription, sink.url(), clock.instant().minusSeconds(1)));

        Pause.until(
                "paused",
                () -> "TOKEN_EXPIRED"
                        .equals(developer
                                .asks()
                                .get(webhooks + "/" + subscription)
                                .path("pauseReason")));
        assertThat(sink.received()).isEmpty();
    }

    @Test
    void theDatabaseHoldsNeitherSecretNorDataInClear() throws SQLException {
        sink.always(saying(500, "you sent +8613800000001"));
        publish(event(Map.of("phoneNumber", "+8613800000001")));
        attempted(1);

        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select encode(secret, 'escape') || encode(data, 'escape') || encode(answer_start, 'escape')
                        from portal.webhook join portal.webhook_delivery on webhook_id = webhook.id
                        join portal.webhook_event on webhook_event.id = event_id
                        join portal.webhook_attempt on delivery_id = webhook_delivery.id
                        where webhook.id = '%s'""".formatted(id(webhook)))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain("13800000001").doesNotContain(secret.substring(6));
        }
    }

    private JsonPath create(String url) {
        return developer
                .sends(Map.of("environment", "LIVE", "url", url, "eventTypes", List.of("*")))
                .post(webhooks)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse test() {
        return developer.asks().post(webhook + "/test").then().statusCode(200);
    }

    private Notification event(Object data) {
        return event(data, Optional.empty());
    }

    private Notification event(UUID subscription, String url, Instant expiry) {
        return event(
                Map.of(),
                Optional.of(new SubscriptionSink(
                        subscription, URI.create(url), Optional.of(new AccessToken("sink token", expiry)))));
    }

    private Notification event(Object data, Optional<SubscriptionSink> own) {
        return new Notification(
                UUID.randomUUID(),
                new Owner(ApplicationId.of(application), Environment.LIVE),
                new EventType(TYPE),
                "/tests",
                Optional.of("a test"),
                Instant.parse("2026-11-22T10:00:00.123Z"),
                data,
                own);
    }

    private void publish(Notification... events) {
        notifications.publish(List.of(events)).toCompletableFuture().join();
    }

    /** The only delivery of the webhook has come to this. */
    private void settled(String state) {
        Pause.until(
                state,
                () -> developer.asks().get(webhook + "/deliveries").<List<String>>path("items.state").stream()
                        .allMatch(state::equals));
    }

    private void attempted(int times) {
        Pause.until(
                times + " attempts",
                () -> developer
                                .asks()
                                .get(deliveryPath())
                                .<List<Object>>path("attempts")
                                .size()
                        == times);
    }

    private String deliveryPath() {
        return webhook + "/deliveries/"
                + developer.asks().get(webhook + "/deliveries").<String>path("items[0].deliveryId");
    }

    private boolean isAnyNoticeDue() {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select from portal.webhook where notice_due")) {
            return rows.next();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void execute(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    private static String id(String webhook) {
        return webhook.substring(webhook.lastIndexOf('/') + 1);
    }

    /** As a receiver computes it. */
    private static String signature(Received received, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed =
                received.header("webhook-id") + "." + received.header("webhook-timestamp") + "." + received.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
