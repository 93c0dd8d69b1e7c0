package io.hefu.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.checker.agreement.MonthTotals;
import io.hefu.checker.agreement.Reckoning;
import io.hefu.checker.agreement.Shares;
import io.hefu.checker.agreement.Terms;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The waterfall and the checker, which reads the text of the same terms and has none of its code, agree to the micro-yuan. */
class IndependentReckoningTest {

    private static final int CASES_A_SEED = 1_000;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesAndClausesAreTheSame(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_A_SEED; i++) {
            RandomTerms terms = new RandomTerms(random);
            Waterfall waterfall = terms.waterfall();
            Cumulative month = terms.batch(waterfall);
            for (int more = random.nextInt(3); more > 0; more--) {
                month = month.plus(terms.batch(waterfall));
            }
            if (random.nextBoolean()) {
                month = month.closed();
            }
            if (random.nextInt(5) == 0) {
                month = month.negated();
            }
            compare(waterfall, month);
        }
    }

    private static void compare(Waterfall waterfall, Cumulative month) {
        Distribution expected = waterfall.evaluate(month);
        Shares shares = Reckoning.of(Terms.read(text(waterfall)), totals(month));

        assertThat(shares.returned()).isEqualTo(expected.returned().microYuan());
        assertThat(shares.byParty()).isEqualTo(amounts(expected.shares()));
        Map<String, Map<UUID, BigInteger>> clauses = new LinkedHashMap<>();
        expected.steps().forEach(step -> clauses.put(step.clause().number(), withoutZeros(amounts(step.parts()))));
        Map<String, Map<UUID, BigInteger>> derived = new LinkedHashMap<>();
        shares.byClause().forEach((clause, parts) -> derived.put(clause, withoutZeros(parts)));
        assertThat(derived).isEqualTo(clauses);
    }

    private static String text(Waterfall waterfall) {
        return AgreementText.write(
                new AgreementTerms("random", new ApiName("any-api"), Optional.empty(), Instant.EPOCH, waterfall));
    }

    private static MonthTotals totals(Cumulative month) {
        return new MonthTotals(
                BigInteger.valueOf(month.gross().microYuan()),
                BigInteger.valueOf(month.calls()),
                BigInteger.valueOf(month.units()),
                named(month.excluded(), Exclusion.Reason::name, Money::microYuan),
                named(month.incidents(), Clause::number, Function.identity()),
                named(month.outstanding(), Clause::number, Money::microYuan),
                month.closing());
    }

    private static <K, V> Map<String, BigInteger> named(
            Map<K, V> values, Function<K, String> name, Function<V, Long> number) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        value -> name.apply(value.getKey()),
                        value -> BigInteger.valueOf(number.apply(value.getValue()))));
    }

    private static Map<UUID, BigInteger> amounts(SortedMap<OrganisationId, Money> amounts) {
        return amounts.entrySet().stream()
                .collect(Collectors.toMap(
                        amount -> amount.getKey().value(),
                        amount -> BigInteger.valueOf(amount.getValue().microYuan())));
    }

    private static Map<UUID, BigInteger> withoutZeros(Map<UUID, BigInteger> amounts) {
        return amounts.entrySet().stream()
                .filter(amount -> amount.getValue().signum() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
