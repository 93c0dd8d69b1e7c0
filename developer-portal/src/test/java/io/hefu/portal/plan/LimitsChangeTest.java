package io.hefu.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.Quota.Period;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.refusal.RefusedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsChangeTest {

    @Test
    void whatIsLeftOutStays() {
        LimitsChange change =
                new LimitsChange(Optional.of(5), Optional.empty(), Optional.empty(), Optional.of(Period.MONTH));

        assertThat(change.appliedTo(new RateLimit(1, 2))).isEqualTo(new RateLimit(5, 2));
        assertThat(change.appliedTo(new Quota(9, Period.DAY))).isEqualTo(new Quota(9, Period.MONTH));
    }

    @Test
    void everyLimitOutOfRangeIsNamed() {
        assertThatThrownBy(() ->
                        new LimitsChange(Optional.of(0), Optional.of(1_000_001), Optional.of(-1L), Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("callsPerSecond")
                .hasMessageContaining("burst")
                .hasMessageContaining("quotaCalls");
    }
}
