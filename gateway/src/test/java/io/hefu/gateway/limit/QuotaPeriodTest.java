package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.entitlement.Quota.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuotaPeriodTest {

    @Test
    void aDayBeginsAtMidnightInShanghai() {
        assertThat(QuotaPeriod.at(Instant.parse("2026-11-21T15:59:59Z"), Period.DAY)
                        .firstDay())
                .isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(QuotaPeriod.at(Instant.parse("2026-11-21T16:00:00Z"), Period.DAY)
                        .firstDay())
                .isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void aMonthRenewsOnTheFirst() {
        QuotaPeriod december = QuotaPeriod.at(Instant.parse("2026-12-31T15:59:59.5Z"), Period.MONTH);

        assertThat(december.firstDay()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(december.renewsOn()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(december.untilRenewal(Instant.parse("2026-12-31T15:59:59.5Z")))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
