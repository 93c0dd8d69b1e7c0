package io.hefu.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageReport;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonthOfUsageTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Test
    void aMonthWithoutCallsIsEmpty() {
        UsageReport report = MonthOfUsage.report(MARCH, List.of());

        assertThat(report.lines()).isEmpty();
        assertThat(report.days()).isEmpty();
        assertThat(report.cost()).isEqualTo(Money.ZERO);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void linesAndDaysComeToTheSame(long seed) {
        Random random = new Random(seed);
        List<DayOfUsage> usage = Stream.generate(() -> day(random)).limit(100).toList();

        UsageReport report = MonthOfUsage.report(MARCH, usage);

        assertThat(report.days().stream().mapToLong(UsageReport.Day::calls).sum())
                .isEqualTo(report.calls());
        assertThat(report.days().stream().map(UsageReport.Day::cost).reduce(Money.ZERO, Money::plus))
                .isEqualTo(report.cost());
        assertThat(report.days()).extracting(UsageReport.Day::date).isSorted().doesNotHaveDuplicates();
    }

    private static DayOfUsage day(Random random) {
        return new DayOfUsage(
                new ApplicationId(new UUID(0, random.nextInt(2))),
                random.nextBoolean() ? Environment.LIVE : Environment.SANDBOX,
                new ApiName("short-messages"),
                "operation" + random.nextInt(3),
                LocalDate.of(2026, 3, random.nextInt(1, 32)),
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                new Money(random.nextInt(1_000_000)));
    }
}
