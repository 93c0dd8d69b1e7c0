package io.hefu.portal.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionStateTest {

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, REQUESTED, false", "REQUESTED, ACTIVE, true ", "REQUESTED, REJECTED, true ",
                "REQUESTED, ENDED, false",
        "ACTIVE,    REQUESTED, false", "ACTIVE,    ACTIVE, false", "ACTIVE,    REJECTED, false",
                "ACTIVE,    ENDED, true ",
        "REJECTED,  REQUESTED, false", "REJECTED,  ACTIVE, false", "REJECTED,  REJECTED, false",
                "REJECTED,  ENDED, false",
        "ENDED,     REQUESTED, false", "ENDED,     ACTIVE, false", "ENDED,     REJECTED, false",
                "ENDED,     ENDED, false",
    })
    void onlyTheseStepsAreAllowed(SubscriptionState from, SubscriptionState to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }
}
