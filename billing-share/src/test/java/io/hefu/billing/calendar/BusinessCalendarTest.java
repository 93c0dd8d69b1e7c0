package io.hefu.billing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T15:59:59.999999Z, 2026-01-31",
        "2026-01-31T16:00:00Z,        2026-02-01",
        "2026-12-31T16:00:00Z,        2027-01-01",
        "2028-02-28T16:00:00Z,        2028-02-29",
    })
    void aDayBeginsAtMidnightInShanghai(Instant instant, LocalDate date) {
        assertThat(BusinessCalendar.dateOf(instant)).isEqualTo(date);
    }
}
