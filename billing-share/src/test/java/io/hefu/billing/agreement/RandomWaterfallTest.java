package io.hefu.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is always true, over 100 000 waterfalls that nobody would sign and what might come in under them. */
class RandomWaterfallTest {

    private static final int CASES_A_SEED = 1_000;

    private Random random;
    private RandomTerms terms;
    private Waterfall waterfall;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheTermsAndWhateverComesIn(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CASES_A_SEED; i++) {
            terms = new RandomTerms(random);
            waterfall = terms.waterfall();
            List<Cumulative> batches = batches();
            Cumulative total = batches.stream().reduce(Cumulative.NOTHING, Cumulative::plus);
            Distribution all = waterfall.evaluate(total);

            partsSumToTheGross(total, all);
            nobodyIsBelowZero(all);
            clausesSumToTheGross(all);
            batchesInAnyOrderComeToTheSame(batches, all);
            aReversalMirrors(total, all);
            theOrderOfPartiesChangesNothing(total, all);
            if (i % 20 == 0) {
                theSameTermsHaveTheSameTextAndAreReadBack();
                roundingMovesNoMoreThanSpecksOfDust(total, all);
            }
        }
    }

    private List<Cumulative> batches() {
        List<Cumulative> batches = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            batches.add(terms.batch(waterfall));
        }
        if (random.nextBoolean()) {
            batches.add(Cumulative.NOTHING.closed());
        }
        return batches;
    }

    private static void partsSumToTheGross(Cumulative total, Distribution all) {
        long shared = all.shares().values().stream().mapToLong(Money::microYuan).sum();
        assertThat(shared + all.returned().microYuan()).isEqualTo(total.gross().microYuan());
        assertThat(all.returned()).isGreaterThanOrEqualTo(total.excluded(Exclusion.Reason.REFUND));
    }

    private static void nobodyIsBelowZero(Distribution all) {
        all.shares().values().forEach(share -> assertThat(share.microYuan()).isNotNegative());
    }

    private void clausesSumToTheGross(Distribution all) {
        long byClause = 0;
        for (int i = 0; i < waterfall.steps().size(); i++) {
            StepAmount step = all.steps().get(i);
            long parts =
                    step.parts().values().stream().mapToLong(Money::microYuan).sum();
            if (waterfall.steps().get(i) instanceof Transfer) {
                assertThat(parts).isZero();
            } else {
                byClause += step.amount().microYuan();
            }
        }
        assertThat(byClause).isEqualTo(all.gross().microYuan());
    }

    private void batchesInAnyOrderComeToTheSame(List<Cumulative> batches, Distribution all) {
        List<Cumulative> shuffled = new ArrayList<>(batches);
        Collections.shuffle(shuffled, random);
        Cumulative undone = terms.batch(waterfall);
        shuffled.add(random.nextInt(shuffled.size() + 1), undone);
        shuffled.add(undone.negated());
        Cumulative soFar = Cumulative.NOTHING;
        Distribution posted = waterfall.evaluate(soFar);
        for (Cumulative batch : shuffled) {
            Cumulative after = soFar.plus(batch);
            posted = sum(posted, waterfall.post(soFar, after));
            soFar = after;
        }
        assertThat(posted).isEqualTo(all);
    }

    /** Each rounding is by less than a micro-yuan; a clause can pass on what those before it have rounded. */
    private void roundingMovesNoMoreThanSpecksOfDust(Cumulative total, Distribution all) {
        Map<OrganisationId, BigDecimal> exact = ExactShares.of(waterfall, total);
        long roundings = waterfall.steps().stream()
                .mapToLong(step ->
                        step instanceof GraduatedSplit split ? split.bands().size() : 1)
                .sum();
        all.shares()
                .forEach((party, share) -> assertThat(BigDecimal.valueOf(share.microYuan()))
                        .isCloseTo(
                                exact.getOrDefault(party, BigDecimal.ZERO),
                                within(BigDecimal.valueOf(roundings * roundings))));
    }

    private void aReversalMirrors(Cumulative total, Distribution all) {
        assertThat(waterfall.evaluate(total.negated())).isEqualTo(all.negated());
    }

    private void theOrderOfPartiesChangesNothing(Cumulative total, Distribution all) {
        assertThat(terms.shuffled(waterfall).evaluate(total)).isEqualTo(all);
    }

    private void theSameTermsHaveTheSameTextAndAreReadBack() {
        AgreementTerms written = agreement(waterfall);
        String text = AgreementText.write(written);
        assertThat(AgreementText.write(agreement(terms.shuffled(waterfall)))).isEqualTo(text);
        assertThat(AgreementText.read(text)).isEqualTo(written);
    }

    private static AgreementTerms agreement(Waterfall waterfall) {
        return new AgreementTerms("random", new ApiName("any-api"), Optional.empty(), Instant.EPOCH, waterfall);
    }

    private static Distribution sum(Distribution one, Distribution other) {
        return one.minus(other.negated());
    }
}
