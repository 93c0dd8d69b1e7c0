package io.hefu.portal.pages;

import static java.util.stream.Collectors.toMap;

import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageReport;
import io.hefu.core.usage.UsageReport.Day;
import io.hefu.portal.pages.BarChart.Bar;
import io.hefu.portal.pages.BarChart.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws a month of usage, a bar for each day. */
final class UsageCharts {

    private final UsageReport report;
    private final Wording wording;
    private final MoneyMessages messages;

    UsageCharts(UsageReport report, Wording wording, MoneyMessages messages) {
        this.report = report;
        this.wording = wording;
        this.messages = messages;
    }

    BarChart calls() {
        long refused = report.days().stream().mapToLong(Day::refusedCalls).sum();
        String sentence = messages.callsSentence(
                wording.month(report.month()), wording.number(report.calls()), wording.number(refused));
        return BarChart.of(sentence, bars(this::callsOf), wording::number);
    }

    BarChart cost() {
        String sentence = messages.costSentence(wording.month(report.month()), wording.micro(report.cost()));
        return BarChart.of(sentence, bars(this::costOf), value -> wording.brief(new Money(value)));
    }

    private List<Part> callsOf(Day day) {
        String date = wording.date(day.date());
        return List.of(
                new Part(
                        "calls",
                        day.calls() - day.refusedCalls(),
                        tip(date, messages.answered(), day.calls() - day.refusedCalls())),
                new Part("refused", day.refusedCalls(), tip(date, messages.refused(), day.refusedCalls())));
    }

    private List<Part> costOf(Day day) {
        String tip = wording.date(day.date()) + " " + wording.micro(day.cost());
        return List.of(new Part("cost", day.cost().microYuan(), tip));
    }

    private String tip(String date, String what, long calls) {
        return date + " " + what + " " + wording.number(calls);
    }

    private List<Bar> bars(Function<Day, List<Part>> parts) {
        Map<LocalDate, Day> days = report.days().stream().collect(toMap(Day::date, Function.identity()));
        return IntStream.rangeClosed(1, report.month().lengthOfMonth())
                .mapToObj(number -> {
                    Day day = days.get(report.month().atDay(number));
                    return new Bar(String.valueOf(number), day == null ? List.of() : parts.apply(day));
                })
                .toList();
    }
}
