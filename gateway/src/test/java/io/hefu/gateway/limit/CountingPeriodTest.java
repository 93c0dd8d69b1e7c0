package io.hefu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.entitlement.LimitKind;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CountingPeriodTest {

    @Test
    void aDayBeginsAtMidnightInShanghai() {
        assertThat(at("2026-11-21T15:59:59Z", LimitKind.QUOTA_DAY).firstDay()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(at("2026-11-21T16:00:00Z", LimitKind.SPEND_DAY).firstDay()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void aMonthRenewsOnTheFirst() {
        CountingPeriod december = at("2026-12-31T15:59:59.5Z", LimitKind.QUOTA_MONTH);

        assertThat(december.firstDay()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(december.renewsOn()).contains(LocalDate.of(2027, 1, 1));
        assertThat(Instant.ofEpochMilli(december.endsAtMillis())).isEqualTo("2026-12-31T16:00:00Z");
    }

    @Test
    void whatIsPrepaidNeverRenews() {
        CountingPeriod always = at("2026-12-31T15:59:59Z", LimitKind.PREPAID);

        assertThat(always.renewsOn()).isEmpty();
        assertThat(always).isEqualTo(at("2030-01-01T00:00:00Z", LimitKind.PREPAID));
    }

    private static CountingPeriod at(String instant, LimitKind kind) {
        return CountingPeriod.of(kind, Instant.parse(instant).toEpochMilli());
    }
}
