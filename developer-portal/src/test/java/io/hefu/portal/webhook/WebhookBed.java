package io.hefu.portal.webhook;

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
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A webhook of a new application, a real receiver behind it, and what tests of both do again and again. */
abstract class WebhookBed {

    static final String TYPE = "org.hefu.webhooks.v1.webhook-paused";

    @Inject
    Notifications notifications;

    @Inject
    AdjustableClock clock;

    @ConfigProperty(name = "test.database")
    String database;

    final Person developer = Person.stranger();
    final HttpSink sink = new HttpSink();
    String application;
    String webhooks;
    String webhook;
    String secret;

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

    JsonPath create(String url) {
        return developer
                .sends(Map.of("environment", "LIVE", "url", url, "eventTypes", List.of("*")))
                .post(webhooks)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    ValidatableResponse test() {
        return developer.asks().post(webhook + "/test").then().statusCode(200);
    }

    Notification event(Object data) {
        return event(data, Optional.empty());
    }

    Notification event(UUID subscription, String url, Instant expiry) {
        return event(
                Map.of(),
                Optional.of(new SubscriptionSink(
                        subscription, URI.create(url), Optional.of(new AccessToken("sink token", expiry)))));
    }

    Notification event(Object data, Optional<SubscriptionSink> own) {
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

    void publish(Notification... events) {
        notifications.publish(List.of(events)).toCompletableFuture().join();
    }

    /** The only delivery of the webhook has come to this. */
    void settled(String state) {
        Pause.until(
                state,
                () -> developer.asks().get(webhook + "/deliveries").<List<String>>path("items.state").stream()
                        .allMatch(state::equals));
    }

    void attempted(int times) {
        Pause.until(
                times + " attempts",
                () -> developer
                                .asks()
                                .get(deliveryPath())
                                .<List<Object>>path("attempts")
                                .size()
                        == times);
    }

    String deliveryPath() {
        return webhook + "/deliveries/"
                + developer.asks().get(webhook + "/deliveries").<String>path("items[0].deliveryId");
    }

    boolean isAnyNoticeDue() {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select from portal.webhook where notice_due")) {
            return rows.next();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void execute(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    static String id(String webhook) {
        return webhook.substring(webhook.lastIndexOf('/') + 1);
    }

    /** As a receiver computes it. */
    static String signature(Received received, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed =
                received.header("webhook-id") + "." + received.header("webhook-timestamp") + "." + received.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
