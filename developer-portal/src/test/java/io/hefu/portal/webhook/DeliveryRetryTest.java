package io.hefu.portal.webhook;

import static io.hefu.portal.testing.HttpSink.after;
import static io.hefu.portal.testing.HttpSink.answering;
import static io.hefu.portal.testing.HttpSink.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.core.notification.Notification;
import io.hefu.portal.testing.HttpSink;
import io.hefu.portal.testing.HttpSink.Received;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.Person;
import io.hefu.portal.testing.PortalTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events whose receivers fail for a while, ask for time, or are gone; and nodes that die. */
@PortalTest
class DeliveryRetryTest extends WebhookBed {

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
                .get("/audit?perPage=100")
                .then()
                .body("items.findAll{it.action=='webhook.paused'}.after.reason", hasItem("GONE"));
        second.close();
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

        fast.awaits(12);
        assertThat(sink.received()).as("twelve take it six seconds").hasSizeLessThan(12);
        sink.awaits(12);
        assertThat(sink.mostUnderWay()).isEqualTo(2);
        fast.close();
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
}
