package io.hefu.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.hefu.portal.testing.HttpSink.Received;
import io.hefu.portal.testing.Pause;
import io.hefu.portal.testing.PortalTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that were held back, given up, or are wanted once more. */
@PortalTest
class RedeliveryTest extends WebhookBed {

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

        settled("GIVEN_UP");
        assertThat(sink.received()).isEmpty();
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
}
