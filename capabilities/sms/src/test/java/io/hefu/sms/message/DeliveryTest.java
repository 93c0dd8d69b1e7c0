package io.hefu.sms.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.text.Encoding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant SENT = Instant.parse("2026-11-22T06:40:00Z");

    @Test
    void whatIsBeingHandedOverCountsAsAccepted() {
        Delivery delivery = new Delivery(twoSegments(), List.of(List.of()));

        assertThat(delivery.stateOf(0, SENT.plusSeconds(60))).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void ofWhatWasOnItsWayInACrashNothingIsKnown() {
        Delivery delivery = new Delivery(twoSegments(), List.of(List.of()));

        assertThat(delivery.stateOf(0, SENT.plusSeconds(121))).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void onlyAllSegmentsMakeAText() {
        Delivery delivery = new Delivery(twoSegments(), List.of(List.of(DeliveryState.DELIVERED)));

        assertThat(delivery.stateOf(0, SENT)).isEqualTo(DeliveryState.EN_ROUTE);
    }

    @Test
    void everyRecipientHasAState() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Delivery(twoSegments(), List.of()));
    }

    private static Message twoSegments() {
        return new Message(
                UUID.randomUUID(),
                new ApplicationId(UUID.randomUUID()),
                Environment.LIVE,
                "10690000",
                Category.SERVICE,
                Encoding.UCS_2,
                2,
                List.of(new PhoneNumber("+8613800000001")),
                Optional.empty(),
                SENT);
    }
}
