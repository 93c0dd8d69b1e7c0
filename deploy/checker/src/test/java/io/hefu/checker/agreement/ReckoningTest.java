package io.hefu.checker.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReckoningTest {

    private static final UUID OPERATOR = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID PARTNER = UUID.fromString("00000000-0000-7000-8000-000000000020");
    private static final MonthTotals HUNDRED = MonthTotals.of(100, 10, 20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exclusion REFUND -                      | 0",
                "reserve P 800 GROSS                     | 8",
                "percentage-fee P 1050 GROSS -           | 10",
                "percentage-fee P 5000 NET 30            | 30",
                "unit-fee P CALL 3 -                     | 30",
                "unit-fee P UNIT 3 -                     | 60",
                "unit-fee P UNIT 30 -                    | 100",
                "unit-fee P CALL 3 25                    | 25",
                "period-fee P 70                         | 70",
                "period-fee P 700                        | 100",
                "tax P 600 EXCLUSIVE NET                 | 6",
                "tax P 600 INCLUSIVE GROSS               | 5",
                "split NET P=3333                        | 33",
                "split NET P=3350                        | 34",
                "graduated-split CALLS band 0 4 P=1000 band 4 - P=5000 | 34",
                "graduated-split GROSS band 0 100 P=1000 band 100 - P=5000 | 10",
                "floor P 12                              | 12"
            })
    void aClauseGivesWhatItsWordsSay(String clause, long share) {
        assertThat(shareOfPartner(HUNDRED, clause)).isEqualTo(share);
    }

    @Test
    void aCapPutsBackWhatIsAboveIt() {
        assertThat(shareOfPartner(HUNDRED, "split NET P=5000", "cap P 40")).isEqualTo(40);
    }

    @Test
    void ofEqualRemaindersTheFirstIsServedFirst() {
        List<BigInteger> thirds = Reckoning.largestRemainder(
                BigInteger.valueOf(11),
                Stream.of(1, 1, 1).map(BigInteger::valueOf).toList());

        assertThat(thirds).extracting(BigInteger::intValue).containsExactly(4, 4, 3);
    }

    @Test
    void aGuaranteeIsDecidedWhenTheMonthIsClosed() {
        List<String> clauses = List.of("split NET P=1000");
        List<String> after = List.of("minimum-guarantee P O 25 LIMITED");

        assertThat(share(PARTNER, HUNDRED, clauses, after)).isEqualTo(10);
        assertThat(share(PARTNER, closed(HUNDRED), clauses, after)).isEqualTo(25);
    }

    @Test
    void penaltiesTakeWhatIsThereUnlessTheyAreOwed() {
        MonthTotals month = with(HUNDRED, Map.of("9", BigInteger.TWO));

        assertThat(share(PARTNER, month, List.of("split NET P=1000"), List.of("fixed-penalty P O 7 LIMITED")))
                .isZero();
        assertThat(share(PARTNER, month, List.of("split NET P=1000"), List.of("fixed-penalty P O 7 OWED")))
                .isEqualTo(-4);
        assertThat(share(PARTNER, month, List.of("split NET P=1000"), List.of("percentage-penalty P O 2500")))
                .isEqualTo(5);
    }

    @Test
    void aReversalIsTheMirrorOfWhatItReverses() {
        assertThat(shareOfPartner(HUNDRED.negated(), "split NET P=3350")).isEqualTo(-34);
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThatIllegalArgumentException().isThrownBy(() -> shareOfPartner(HUNDRED, "lottery P 1"));
    }

    @Test
    void termsAreReadToTheLetter() {
        String text = terms(List.of("split NET P=3000"), List.of());
        Terms terms = Terms.read(text);

        assertThat(terms.agreement()).isEqualTo("wanxiang");
        assertThat(terms.operation()).isEmpty();
        assertThat(terms.parties()).containsExactly(OPERATOR, PARTNER);
        assertThat(terms.clauses()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Terms.read(text + "more\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Terms.read(text.replace("party", "person")));
    }

    private static long shareOfPartner(MonthTotals month, String... clauses) {
        return share(PARTNER, month, List.of(clauses), List.of());
    }

    private static long share(UUID party, MonthTotals month, List<String> before, List<String> after) {
        Shares shares = Reckoning.of(Terms.read(terms(before, after)), month);
        BigInteger sum = shares.byParty().values().stream().reduce(shares.returned(), BigInteger::add);
        assertThat(sum).isEqualTo(month.gross());
        return shares.byParty().get(party).longValueExact();
    }

    /** P and O stand for the parties; the clause after the remainder is number 9. */
    private static String terms(List<String> before, List<String> after) {
        String numbered = before.stream()
                .map(clause -> "clause " + (before.indexOf(clause) + 1) + " " + clause + "\n")
                .collect(Collectors.joining());
        String last = after.stream().map(clause -> "clause 9 " + clause + "\n").collect(Collectors.joining());
        String clauses = (numbered + "clause 8 remainder O\n" + last)
                .replace(" P", " " + PARTNER)
                .replace(" O\n", " " + OPERATOR + "\n")
                .replace(" O ", " " + OPERATOR + " ");
        return "hefu-agreement 1\nagreement wanxiang\napi location-verification\noperation -\n"
                + "effective-from 2026-01-01T00:00:00Z\nparty " + OPERATOR + " OPERATOR\nparty " + PARTNER
                + " PARTNER\n" + clauses + "end\n";
    }

    private static MonthTotals closed(MonthTotals month) {
        return new MonthTotals(
                month.gross(),
                month.calls(),
                month.units(),
                month.excluded(),
                month.incidents(),
                month.outstanding(),
                true);
    }

    private static MonthTotals with(MonthTotals month, Map<String, BigInteger> incidents) {
        return new MonthTotals(
                month.gross(), month.calls(), month.units(), Map.of(), incidents, Map.of(), month.closed());
    }
}
