package io.hefu.portal.webhook;

import static io.hefu.portal.testing.HttpSink.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.hefu.core.notification.Notification;
import io.hefu.portal.testing.HttpSink;
import io.hefu.portal.testing.HttpSink.Received;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.PortalTest;
import io.restassured.path.json.JsonPath;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events on their way to real receivers. */
@PortalTest
class DeliveryTest extends WebhookBed {

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
}
