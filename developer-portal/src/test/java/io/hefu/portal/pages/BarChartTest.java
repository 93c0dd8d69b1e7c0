package io.hefu.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.portal.pages.BarChart.Bar;
import io.hefu.portal.pages.BarChart.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarChartTest {

    @Test
    void partsOfABarStandOnEachOther() {
        BarChart chart = chart(List.of(new Bar("1", List.of(new Part("calls", 60, ""), new Part("refused", 40, "")))));

        BarChart.Rect lower = chart.rects().get(0);
        BarChart.Rect upper = chart.rects().get(1);
        assertThat(upper.y() + upper.height()).isEqualTo(lower.y());
        assertThat(lower.height()).isGreaterThan(upper.height());
    }

    @Test
    void theScaleIsRoundAndHoldsTheHighestBar() {
        BarChart chart = chart(List.of(new Bar("1", List.of(new Part("calls", 137, "")))));

        assertThat(chart.ticks()).extracting(BarChart.Tick::text).containsExactly("0", "50", "100", "150");
        assertThat(chart.rects().get(0).y()).isGreaterThan(chart.ticks().get(3).y());
    }

    @Test
    void whatIsSmallCanStillBeSeen() {
        BarChart chart = chart(List.of(
                new Bar("1", List.of(new Part("calls", 1_000_000, ""))),
                new Bar("2", List.of(new Part("calls", 1, "")))));

        assertThat(chart.rects().get(1).height()).isPositive();
    }

    @Test
    void aMonthWithoutCallsIsAnEmptyScale() {
        List<Bar> days = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> new Bar(String.valueOf(day), List.of()))
                .toList();

        BarChart chart = chart(days);

        assertThat(chart.rects()).isEmpty();
        assertThat(chart.ticks()).hasSize(2);
        assertThat(chart.labels())
                .extracting(BarChart.Label::text)
                .containsExactly("1", "5", "10", "15", "20", "25", "30");
    }

    @Test
    void theLargestAmountHasAScale() {
        BarChart chart = chart(List.of(new Bar("1", List.of(new Part("cost", Long.MAX_VALUE / 4, "")))));

        assertThat(chart.ticks()).isNotEmpty();
    }

    private static BarChart chart(List<Bar> bars) {
        return BarChart.of("a sentence", bars, String::valueOf);
    }
}
