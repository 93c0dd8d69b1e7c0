package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.notification.EventType;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import io.hefu.portal.testing.AdjustableClock;
import io.hefu.portal.testing.HttpSink;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue that nodes share. */
@PortalTest
class DeliveryStoreTest {

    private static final int EVENTS = 200;

    @Inject
    Notifications notifications;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper json;

    @Inject
    AdjustableClock clock;

    @ConfigProperty(name = "hefu.portal.sealing-key")
    String key;

    private final Person developer = Person.stranger();
    private final HttpSink sink = new HttpSink();
    private String application;
    private String webhook;
    private Vault vault;

    @BeforeEach
    void aWebhook() {
        vault = new Vault(MasterKey.ofHex("key", key), "webhooks", new SecureRandom());
        application = developer.createsApplication("Navigator");
        webhook = "/applications/" + application + "/webhooks/"
                + developer
                        .sends(Map.of("environment", "LIVE", "url", sink.url(), "eventTypes", List.of("*")))
                        .post("/applications/" + application + "/webhooks")
                        .<String>path("webhookId");
    }

    @AfterEach
    void nothingGoesOn() {
        developer.asks().delete(webhook);
        sink.close();
    }

    @Test
    void twoNodesShareTheWorkAndDeliverNothingTwice() {
        SinkClient client = new SinkClient(
                vertx,
                new OutsideAddresses(List.of(AddressRange.parse("127.0.0.1"))),
                true,
                50,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
        DeliveryWorker second = new DeliveryWorker(
                new DeliveryStore(pool, vault),
                client,
                new RetrySchedule(new SecureRandom()),
                new Bulkhead(5, 50),
                json,
                clock,
                UUID::randomUUID,
                Duration.ofSeconds(30));

        publish(EVENTS);
        while (sink.received().size() < EVENTS) {
            second.wake();
            Pause.of(Duration.ofMillis(5));
        }
        Pause.of(Duration.ofMillis(200));

        assertThat(sink.received())
                .extracting(each -> each.header("webhook-id"))
                .hasSize(EVENTS)
                .doesNotHaveDuplicates();
        second.stop();
        client.close();
    }

    @Test
    void whatIsOldIsErased() {
        publish(2);
        sink.awaits(2);
        pool.query("update portal.webhook_event set published_at = '2020-01-01' where application_id = '" + application
                        + "'")
                .execute()
                .await()
                .indefinitely();

        new DeliveryStore(pool, vault)
                .forgetBefore(Instant.parse("2021-01-01T00:00:00Z"))
                .await()
                .indefinitely();

        developer.asks().get(webhook + "/deliveries").then().body("items", hasSize(0));
        developer.asks().get(webhook).then().statusCode(200);
    }

    private void publish(int events) {
        notifications
                .publish(IntStream.range(0, events)
                        .mapToObj(i -> new Notification(
                                UUID.randomUUID(),
                                new Owner(ApplicationId.of(application), Environment.LIVE),
                                new EventType("org.hefu.tests.v1.happened"),
                                "/tests",
                                Optional.empty(),
                                clock.instant(),
                                Map.of("number", i),
                                Optional.empty()))
                        .toList())
                .toCompletableFuture()
                .join();
    }
}
