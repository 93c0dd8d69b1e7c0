package io.hefu.billing.report;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReport.Day;
import io.hefu.core.usage.UsageReport.Line;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up a month both ways, by operation and by day: the two come to the same. */
final class MonthOfUsage {

    private record LineKey(ApplicationId application, Environment environment, ApiName api, String operation) {}

    private MonthOfUsage() {}

    static UsageReport report(YearMonth month, List<DayOfUsage> usage) {
        Map<LineKey, Line> lines = new LinkedHashMap<>();
        Map<LocalDate, Day> days = new TreeMap<>();
        for (DayOfUsage day : usage) {
            LineKey key = new LineKey(day.application(), day.environment(), day.api(), day.operation());
            lines.merge(key, line(day), MonthOfUsage::sum);
            days.merge(day.date(), day(day), MonthOfUsage::sum);
        }
        return new UsageReport(month, List.copyOf(lines.values()), List.copyOf(days.values()));
    }

    private static Line line(DayOfUsage day) {
        return new Line(
                day.application(),
                day.environment(),
                day.api(),
                day.operation(),
                day.calls(),
                day.billableCalls(),
                day.units(),
                day.cost());
    }

    private static Day day(DayOfUsage day) {
        return new Day(day.date(), day.calls(), day.refusedCalls(), day.cost());
    }

    private static Line sum(Line one, Line other) {
        return new Line(
                one.application(),
                one.environment(),
                one.api(),
                one.operation(),
                one.calls() + other.calls(),
                one.billableCalls() + other.billableCalls(),
                one.units() + other.units(),
                one.cost().plus(other.cost()));
    }

    private static Day sum(Day one, Day other) {
        return new Day(
                one.date(),
                one.calls() + other.calls(),
                one.refusedCalls() + other.refusedCalls(),
                one.cost().plus(other.cost()));
    }
}
