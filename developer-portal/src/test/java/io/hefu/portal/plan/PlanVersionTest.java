package io.hefu.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanVersionTest {

    @Test
    void theEntityTagIsReadBack() {
        assertThat(PlanVersion.expectedBy(new PlanVersion(7).entityTag())).contains(7);
    }

    @Test
    void nothingIsExpectedWithoutOneOrOfAnyVersion() {
        assertThat(PlanVersion.expectedBy(null)).isEmpty();
        assertThat(PlanVersion.expectedBy(" * ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"\"", "\"", "\"seven\"", "W/\"7\"", "\"7\", \"8\"", "\"99999999999\""})
    void otherTagsAreRefused(String ifMatch) {
        assertThatThrownBy(() -> PlanVersion.expectedBy(ifMatch)).isInstanceOf(RefusedException.class);
    }
}
