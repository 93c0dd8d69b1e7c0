package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.language.Language;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording chinese = new Wording(Language.CHINESE);
    private final Wording english = new Wording(Language.ENGLISH);

    @Test
    void everyMicroYuanIsShownWhereItCounts() {
        assertThat(chinese.micro(Money.ofYuan("1234.045001"))).isEqualTo("¥1,234.045001");
        assertThat(english.micro(Money.ZERO)).isEqualTo("¥0.000000");
        assertThat(english.micro(Money.ofYuan("-0.5"))).isEqualTo("−¥0.500000");
    }

    @Test
    void aTotalIsNeverRoundedUp() {
        assertThat(chinese.fen(Money.ofYuan("9.999999").payable())).isEqualTo("¥9.99");
    }

    @Test
    void largeAmountsStayExact() {
        assertThat(chinese.micro(new Money(Long.MAX_VALUE))).isEqualTo("¥9,223,372,036,854.775807");
    }

    @Test
    void timesAreThoseOfBeijing() {
        Instant instant = Instant.parse("2026-10-31T16:30:05Z");

        assertThat(chinese.time(instant)).isEqualTo("2026年11月1日 00:30:05");
        assertThat(english.time(instant)).isEqualTo("1 Nov 2026, 00:30:05");
        assertThat(english.month(YearMonth.of(2026, 11))).isEqualTo("November 2026");
    }

    @Test
    void sharesArePercent() {
        assertThat(english.percent(7_000)).isEqualTo("70%");
        assertThat(english.percent(1_234)).isEqualTo("12.34%");
    }
}
