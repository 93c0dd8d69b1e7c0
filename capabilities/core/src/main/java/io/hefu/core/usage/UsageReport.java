package io.hefu.core.usage;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A developer's calls and what they cost in one month.
 *
 * @param days only those with calls, oldest first
 */
public record UsageReport(YearMonth month, List<Line> lines, List<Day> days) {

    /** The calls of one application to one operation. */
    public record Line(
            ApplicationId application,
            Environment environment,
            ApiName api,
            String operation,
            long calls,
            long billableCalls,
            long units,
            Money cost) {}

    /** The calls of one business date (Asia/Shanghai). */
    public record Day(LocalDate date, long calls, long refusedCalls, Money cost) {}

    public long calls() {
        return lines.stream().mapToLong(Line::calls).sum();
    }

    public Money cost() {
        return lines.stream().map(Line::cost).reduce(Money.ZERO, Money::plus);
    }
}
