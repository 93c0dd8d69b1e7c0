package io.hefu.billing.bisection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BisectionTest {

    private static final TimeRange MONTH = TimeRange.of(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 5", "5, 20", "6, 60", "7, 200"})
    void theDifferingMinutesOfAMonthAreFoundInThreeExchanges(long seed, int differences) {
        TwoSides sides = new TwoSides(seed, differences);

        Bisection bisection = sides.converse(MONTH, 100_000);

        assertThat(sides.minutesOf(bisection)).isEqualTo(sides.differing);
        assertThat(bisection.exchanges()).isEqualTo(3);
    }

    @Test
    void oneMinuteOfAMonthTakesAHundredAndElevenTotals() {
        TwoSides sides = new TwoSides(1, 1);

        sides.converse(MONTH, 1_000);

        assertThat(sides.answered).isEqualTo(29 + 23 + 59);
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 80"})
    void whatDoesNotFitIntoOneExchangeIsAskedInTheNext(long seed, int differences) {
        TwoSides sides = new TwoSides(seed, differences);

        Bisection bisection = sides.converse(MONTH, 200);

        assertThat(sides.minutesOf(bisection)).isEqualTo(sides.differing);
        assertThat(sides.mostAtOnce).isLessThanOrEqualTo(200);
    }

    @Test
    void aSingleDayTakesTwoExchanges() {
        TwoSides sides = new TwoSides(3, 0);
        sides.differ(Instant.parse("2026-11-10T07:31:00Z"));

        Bisection bisection =
                sides.converse(TimeRange.of(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 11)), 1_000);

        assertThat(bisection.exchanges()).isEqualTo(2);
        assertThat(bisection.found()).singleElement().satisfies(found -> {
            assertThat(found.minute().from()).isEqualTo(Instant.parse("2026-11-10T07:31:00Z"));
            assertThat(found.theirs().calls()).isEqualTo(found.ours().calls() + 1);
        });
    }

    @Test
    void equalTotalsEndTheConversationBeforeItBegins() {
        TwoSides sides = new TwoSides(1, 0);

        assertThat(sides.converse(MONTH, 1_000).exchanges()).isZero();
    }

    @Test
    void everyQuestionNeedsItsAnswer() {
        TwoSides sides = new TwoSides(1, 1);
        Bisection bisection = Bisection.of(MONTH, Subtotal.NOTHING, sides::ours, 100);

        assertThatIllegalArgumentException().isThrownBy(() -> bisection.answer(List.of(Subtotal.NOTHING)));
    }

    /** Ours, and a partner that has the same calls but for some minutes. */
    private static final class TwoSides {

        private final NavigableMap<Instant, Subtotal> ours = new TreeMap<>();
        private final NavigableMap<Instant, Subtotal> theirs = new TreeMap<>();
        private final TreeSet<Instant> differing = new TreeSet<>();
        private final Random random;
        private int answered;
        private int mostAtOnce;

        TwoSides(long seed, int differences) {
            random = new Random(seed);
            for (int i = 0; i < 5_000; i++) {
                Subtotal calls = new Subtotal(1 + random.nextInt(9), new Money(random.nextInt(1_000_000)));
                Instant minute = randomMinute();
                ours.put(minute, calls);
                theirs.put(minute, calls);
            }
            while (differing.size() < differences) {
                differ(randomMinute());
            }
        }

        void differ(Instant minute) {
            if (differing.add(minute)) {
                theirs.merge(minute, new Subtotal(1, new Money(45_000)), Subtotal::plus);
            }
        }

        Bisection converse(TimeRange range, int mostQuestions) {
            Bisection bisection = Bisection.of(range, sum(theirs, range), this::ours, mostQuestions);
            while (!bisection.questions().isEmpty()) {
                List<TimeRange> questions = bisection.questions();
                answered += questions.size();
                mostAtOnce = Math.max(mostAtOnce, questions.size());
                bisection.answer(
                        questions.stream().map(asked -> sum(theirs, asked)).toList());
            }
            return bisection;
        }

        TreeSet<Instant> minutesOf(Bisection bisection) {
            TreeSet<Instant> minutes = new TreeSet<>();
            bisection.found().forEach(found -> minutes.add(found.minute().from()));
            return minutes;
        }

        List<Subtotal> ours(List<TimeRange> ranges) {
            return ranges.stream().map(range -> sum(ours, range)).toList();
        }

        private Instant randomMinute() {
            return MONTH.from().plusSeconds(60L * random.nextInt(30 * 24 * 60));
        }

        private static Subtotal sum(NavigableMap<Instant, Subtotal> minutes, TimeRange range) {
            return minutes.subMap(range.from(), true, range.to(), false).entrySet().stream()
                    .map(Map.Entry::getValue)
                    .reduce(Subtotal.NOTHING, Subtotal::plus);
        }
    }
}
