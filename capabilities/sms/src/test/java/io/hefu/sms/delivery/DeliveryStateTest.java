package io.hefu.sms.delivery;

import static io.hefu.sms.delivery.DeliveryState.ACCEPTED;
import static io.hefu.sms.delivery.DeliveryState.DELIVERED;
import static io.hefu.sms.delivery.DeliveryState.EN_ROUTE;
import static io.hefu.sms.delivery.DeliveryState.EXPIRED;
import static io.hefu.sms.delivery.DeliveryState.REJECTED;
import static io.hefu.sms.delivery.DeliveryState.UNDELIVERABLE;
import static io.hefu.sms.delivery.DeliveryState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryStateTest {

    @ParameterizedTest
    @EnumSource
    void aFinalStateNeverChanges(DeliveryState reported) {
        assertThat(List.of(DELIVERED, EXPIRED, UNDELIVERABLE, REJECTED))
                .allSatisfy(end -> assertThat(end.followedBy(reported)).isEqualTo(end));
    }

    @ParameterizedTest
    @EnumSource
    void aReportThatComesTwiceChangesNothingTheSecondTime(DeliveryState reported) {
        for (DeliveryState before : DeliveryState.values()) {
            DeliveryState once = before.followedBy(reported);
            assertThat(once.followedBy(reported)).isEqualTo(once);
        }
    }

    @Test
    void aLateEarlierReportChangesNothing() {
        assertThat(EN_ROUTE.followedBy(ACCEPTED)).isEqualTo(EN_ROUTE);
        assertThat(UNKNOWN.followedBy(EN_ROUTE)).isEqualTo(UNKNOWN);
    }

    @Test
    void whatWasUnknownMayStillBeTold() {
        assertThat(UNKNOWN.followedBy(DELIVERED)).isEqualTo(DELIVERED);
    }

    @ParameterizedTest
    @EnumSource
    void predecessorsAreJustThoseThatAReportChanges(DeliveryState reported) {
        for (DeliveryState before : DeliveryState.values()) {
            assertThat(reported.predecessors().contains(before)).isEqualTo(before.followedBy(reported) != before);
        }
    }

    static Stream<Arguments> wholes() {
        return Stream.of(
                arguments(List.of(ACCEPTED, ACCEPTED), ACCEPTED),
                arguments(List.of(DELIVERED, DELIVERED), DELIVERED),
                arguments(List.of(DELIVERED, ACCEPTED), EN_ROUTE),
                arguments(List.of(EN_ROUTE, ACCEPTED), EN_ROUTE),
                arguments(List.of(DELIVERED, EXPIRED), EXPIRED),
                arguments(List.of(UNKNOWN, DELIVERED), UNKNOWN),
                arguments(List.of(UNKNOWN, UNDELIVERABLE), UNDELIVERABLE),
                arguments(List.of(EXPIRED, UNDELIVERABLE, REJECTED), REJECTED));
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void aTextIsDeliveredOnlyWhenAllOfItIs(List<DeliveryState> segments, DeliveryState whole) {
        assertThat(DeliveryState.ofWhole(segments)).isEqualTo(whole);
    }
}
