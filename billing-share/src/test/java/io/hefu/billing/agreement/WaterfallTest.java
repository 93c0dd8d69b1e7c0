package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.CHANNEL;
import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.SUPPLIER;
import static io.hefu.billing.agreement.Parties.clause;
import static io.hefu.billing.agreement.Parties.waterfall;
import static io.hefu.billing.agreement.Parties.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of clause, by itself and where it meets its neighbours. */
class WaterfallTest {

    private static final Clause SECOND = clause("2");

    @Test
    void withoutOtherClausesTheRemainderIsAll() {
        assertThat(shares(waterfall(), sold("45"))).containsExactly(yuan("45"), Money.ZERO, Money.ZERO);
    }

    @Test
    void aMillionCallsAreSharedToTheMicroYuan() {
        Waterfall waterfall = Waterfall.percentages(OPERATOR, List.of(new Portion(SUPPLIER, 3_000)));
        Cumulative month = Cumulative.of(yuan("0.045").times(1_000_000), 1_000_000, 1_000_000);

        Distribution all = waterfall.evaluate(month);

        assertThat(all.share(OPERATOR)).isEqualTo(yuan("31500"));
        assertThat(all.share(SUPPLIER)).isEqualTo(yuan("13500"));
    }

    @Test
    void refundsGoBackToCustomersBeforeAnythingIsShared() {
        Waterfall waterfall = waterfall(split(Basis.NET, 5_000));
        Cumulative month = sold("100").plus(refunded("10"));

        Distribution all = waterfall.evaluate(month);

        assertThat(all.returned()).isEqualTo(yuan("10"));
        assertThat(all.share(SUPPLIER)).isEqualTo(yuan("45"));
        assertThat(amount(all, "1")).isEqualTo(yuan("10"));
    }

    @Test
    void whatIsRefundedWholeLeavesNobodyAnything() {
        Distribution all =
                waterfall(split(Basis.GROSS, 5_000)).evaluate(sold("100").plus(refunded("100")));

        assertThat(all.shares().values()).containsOnly(Money.ZERO);
    }

    @Test
    void complaintsAreKeptByWhomTheTermsName() {
        Waterfall waterfall = waterfall(
                new Exclusion(SECOND, Exclusion.Reason.COMPLAINT, Optional.of(OPERATOR)),
                new Split(clause("3"), Basis.NET, List.of(new Portion(SUPPLIER, 10_000))));
        Cumulative month = sold("100").plus(Cumulative.ofExcluded(Exclusion.Reason.COMPLAINT, yuan("7")));

        assertThat(shares(waterfall, month)).containsExactly(yuan("7"), yuan("93"), Money.ZERO);
    }

    @Test
    void whatNoClauseExcludesIsShared() {
        Cumulative month = sold("100").plus(Cumulative.ofExcluded(Exclusion.Reason.FAILED_CALL, yuan("7")));

        assertThat(shares(waterfall(split(Basis.NET, 5_000)), month))
                .containsExactly(yuan("50"), yuan("50"), Money.ZERO);
    }

    @Test
    void failedCallsThatNobodyKeepsGoBackToCustomers() {
        Waterfall waterfall = waterfall(new Exclusion(SECOND, Exclusion.Reason.FAILED_CALL, Optional.empty()));
        Cumulative month = sold("100").plus(Cumulative.ofExcluded(Exclusion.Reason.FAILED_CALL, yuan("7")));

        assertThat(waterfall.evaluate(month).returned()).isEqualTo(yuan("7"));
    }

    @Test
    void theReserveAndTheFeeOfShaanxiUnicomComeOffTheGross() {
        // 陕西联通 SP 管理办法: information fee − 8 % bad debt − 10 % customer service, then 5:5.
        Waterfall waterfall = waterfall(
                new Reserve(SECOND, OPERATOR, 800, Basis.GROSS),
                new PercentageFee(clause("3"), OPERATOR, 1_000, Basis.GROSS, Optional.empty()),
                new Split(clause("4"), Basis.NET, List.of(new Portion(SUPPLIER, 5_000))));

        assertThat(shares(waterfall, sold("1000"))).containsExactly(yuan("590"), yuan("410"), Money.ZERO);
    }

    @Test
    void onNetTheSecondPercentageIsOfWhatTheFirstHasLeft() {
        Waterfall waterfall = waterfall(
                new Reserve(SECOND, OPERATOR, 1_000, Basis.NET),
                new PercentageFee(clause("3"), CHANNEL, 1_000, Basis.NET, Optional.empty()));

        assertThat(shares(waterfall, sold("1000"))).containsExactly(yuan("910"), Money.ZERO, yuan("90"));
    }

    @ParameterizedTest
    @CsvSource({"999, 99.9", "1000, 100", "1001, 100"})
    void aFeeStopsAtItsLimit(String gross, String fee) {
        Waterfall waterfall =
                waterfall(new PercentageFee(SECOND, CHANNEL, 1_000, Basis.GROSS, Optional.of(yuan("100"))));

        assertThat(waterfall.evaluate(sold(gross)).share(CHANNEL)).isEqualTo(yuan(fee));
    }

    @ParameterizedTest
    @CsvSource({
        "CALL, 3, 50, 100, 0.03",
        "UNIT, 3, 50, 100, 0.5",
        "UNIT, 3, 100, 100, 1",
        "UNIT, 3, 101, 100, 1",
        "UNIT, 3, 9223372036854775807, 100, 1",
        "UNIT, 3, 80, 0.7, 0.7",
    })
    void aFeeForEachStopsAtItsLimitAndAtWhatIsLeft(UnitFee.Per per, long calls, long units, String gross, String fee) {
        Waterfall waterfall = waterfall(new UnitFee(SECOND, CHANNEL, per, yuan("0.01"), Optional.of(yuan("1"))));

        assertThat(waterfall.evaluate(Cumulative.of(yuan(gross), calls, units)).share(CHANNEL))
                .isEqualTo(yuan(fee));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "299.999999, 299.999999, 0", "300, 300, 0", "302, 300, 1"})
    void aFeeOfThePeriodIsServedFirst(String gross, String fee, String split) {
        Waterfall waterfall = waterfall(
                new PeriodFee(SECOND, CHANNEL, yuan("300")),
                new Split(clause("3"), Basis.NET, List.of(new Portion(SUPPLIER, 5_000))));

        Distribution all = waterfall.evaluate(sold(gross));

        assertThat(all.share(CHANNEL)).isEqualTo(yuan(fee));
        assertThat(all.share(SUPPLIER)).isEqualTo(yuan(split));
    }

    @ParameterizedTest
    @CsvSource({"INCLUSIVE, 6", "EXCLUSIVE, 6.36"})
    void taxIsInTheAmountOrOnIt(TaxTreatment treatment, String tax) {
        Waterfall waterfall = waterfall(new Tax(SECOND, OPERATOR, 600, treatment, Basis.GROSS));

        assertThat(amount(waterfall.evaluate(sold("106")), "2")).isEqualTo(yuan(tax));
    }

    @Test
    void taxIsReckonedOnTheSumNotOnEachCall() {
        Waterfall waterfall = waterfall(new Tax(SECOND, CHANNEL, 600, TaxTreatment.EXCLUSIVE, Basis.GROSS));
        Cumulative tenth = sold("0.000001");
        Cumulative soFar = Cumulative.NOTHING;
        for (int call = 0; call < 100; call++) {
            soFar = soFar.plus(tenth);
        }

        assertThat(waterfall.evaluate(tenth).share(CHANNEL)).isEqualTo(Money.ZERO);
        assertThat(waterfall.evaluate(soFar).share(CHANNEL)).isEqualTo(yuan("0.000006"));
    }

    @ParameterizedTest
    @CsvSource({
        // All in the first band, at the boundary, one micro-yuan beyond, in the third, and in the open one.
        "99999,         49999.5",
        "100000,        50000",
        "100000.000001, 50000.000001",
        "300000,        170000",
        "450000,        275000",
        "600000,        390000",
        "1000000,       740000",
    })
    void graduatedSharesAreMarginal(String gross, String supplier) {
        // Operator to supplier: up to 100 000 5:5, to 300 000 4:6, to 500 000 3:7, to 700 000 2:8, above 1:9.
        GraduatedSplit bands = new GraduatedSplit(
                SECOND,
                Measure.NET,
                List.of(
                        band(0, 100_000, 5_000),
                        band(100_000, 300_000, 6_000),
                        band(300_000, 500_000, 7_000),
                        band(500_000, 700_000, 8_000),
                        openBand(700_000, 9_000)));

        assertThat(waterfall(bands).evaluate(sold(gross)).share(SUPPLIER)).isEqualTo(yuan(supplier));
    }

    @ParameterizedTest
    @CsvSource({"249, 24.9", "250, 25", "251, 25.2", "0, 0"})
    void the250thUnitIsTheLastOfABandUpTo250(long units, String supplier) {
        // 1 yuan each: 10 % of the first 250, 20 % from the 251st on.
        GraduatedSplit bands = new GraduatedSplit(
                SECOND,
                Measure.UNITS,
                List.of(
                        new SplitBand(Band.of(0, 250), List.of(new Portion(SUPPLIER, 1_000))),
                        new SplitBand(Band.from(250), List.of(new Portion(SUPPLIER, 2_000)))));

        Cumulative month = Cumulative.of(yuan("1").times(units), units, units);

        assertThat(waterfall(bands).evaluate(month).share(SUPPLIER)).isEqualTo(yuan(supplier));
    }

    @Test
    void bandsOfCallsDivideTheMoneyEvenlyOverTheCalls() {
        GraduatedSplit bands = new GraduatedSplit(
                SECOND,
                Measure.CALLS,
                List.of(
                        new SplitBand(Band.of(0, 1), List.of()),
                        new SplitBand(Band.from(1), List.of(new Portion(SUPPLIER, 10_000)))));
        Cumulative month = Cumulative.of(yuan("10"), 1, 1).plus(Cumulative.of(yuan("20"), 1, 1));

        assertThat(shares(waterfall(bands), month)).containsExactly(yuan("15"), yuan("15"), Money.ZERO);
    }

    @Test
    void moneyThatCameWithoutAnyUnitIsInTheFirstBand() {
        GraduatedSplit bands = new GraduatedSplit(
                SECOND,
                Measure.UNITS,
                List.of(
                        new SplitBand(Band.of(0, 1), List.of(new Portion(SUPPLIER, 10_000))),
                        new SplitBand(Band.from(1), List.of())));

        assertThat(waterfall(bands).evaluate(Cumulative.of(yuan("5"), 1, 0)).share(SUPPLIER))
                .isEqualTo(yuan("5"));
    }

    @Test
    void bandsOfTheGrossLookAtAllThatWasCharged() {
        // 10 % come off before. Of 200 gross, half lies in each band, and so does half of the 180 that are left.
        Waterfall waterfall = waterfall(
                new Reserve(SECOND, OPERATOR, 1_000, Basis.NET),
                new GraduatedSplit(clause("3"), Measure.GROSS, List.of(band(0, 100, 5_000), openBand(100, 10_000))));

        assertThat(waterfall.evaluate(sold("200")).share(SUPPLIER)).isEqualTo(yuan("135"));
    }

    @Test
    void aSplitOfTheGrossGetsNoMoreThanIsLeftAndDividesThatByItsPortions() {
        Waterfall waterfall = waterfall(
                new PeriodFee(SECOND, OPERATOR, yuan("70")),
                new Split(
                        clause("3"), Basis.GROSS, List.of(new Portion(SUPPLIER, 4_000), new Portion(CHANNEL, 2_000))));

        assertThat(shares(waterfall, sold("100"))).containsExactly(yuan("70"), yuan("20"), yuan("10"));
        assertThat(shares(waterfall, sold("200"))).containsExactly(yuan("80"), yuan("80"), yuan("40"));
    }

    @ParameterizedTest
    @CsvSource({"999, 499.5, 499.5", "1000, 500, 500", "1001, 500, 501"})
    void whatIsAboveTheCapFlowsToTheRemainder(String gross, String supplier, String operator) {
        Waterfall waterfall = waterfall(split(Basis.NET, 5_000), new Cap(clause("3"), SUPPLIER, yuan("500")));

        assertThat(shares(waterfall, sold(gross))).containsExactly(yuan(operator), yuan(supplier), Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"30, 30, 0", "100, 60, 40", "200, 60, 140", "1000, 100, 900"})
    void aFloorIsFilledFromWhatIsLeft(String gross, String supplier, String operator) {
        Waterfall waterfall = waterfall(split(Basis.NET, 1_000), new Floor(clause("3"), SUPPLIER, yuan("60")));

        assertThat(shares(waterfall, sold(gross))).containsExactly(yuan(operator), yuan(supplier), Money.ZERO);
    }

    @Test
    void aGuaranteeIsMadeUpWhenThePeriodCloses() {
        Waterfall waterfall = guarantee(Shortfall.LIMITED);

        assertThat(shares(waterfall, sold("100"))).containsExactly(yuan("90"), yuan("10"), Money.ZERO);
        assertThat(shares(waterfall, sold("100").closed())).containsExactly(yuan("60"), yuan("40"), Money.ZERO);
        assertThat(shares(waterfall, sold("1000").closed())).containsExactly(yuan("900"), yuan("100"), Money.ZERO);
    }

    @Test
    void aGuarantorWithoutMeansPaysWhatItHasOrOwesTheRest() {
        assertThat(shares(guarantee(Shortfall.LIMITED), sold("20").closed()))
                .containsExactly(Money.ZERO, yuan("20"), Money.ZERO);
        assertThat(shares(guarantee(Shortfall.OWED), sold("20").closed()))
                .containsExactly(yuan("-20"), yuan("40"), Money.ZERO);
        assertThat(shares(guarantee(Shortfall.OWED), Cumulative.NOTHING.closed()))
                .containsExactly(yuan("-40"), yuan("40"), Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 50", "100, 30, 20", "100, 80, 0", "1000, 80, 420", "10000, 99999, 4000"})
    void anAdvanceIsRecoupedOutOfWhatIsEarned(String gross, String outstanding, String supplier) {
        Clause clause = clause("100");
        Waterfall waterfall = Clauses.begun()
                .with(split(Basis.NET, 5_000))
                .remainder()
                .with(new Recoupment(clause, SUPPLIER, OPERATOR, yuan("1000")))
                .waterfall();
        Cumulative month = sold(gross).plus(Cumulative.ofOutstanding(clause, yuan(outstanding)));

        assertThat(waterfall.evaluate(month).share(SUPPLIER)).isEqualTo(yuan(supplier));
    }

    @ParameterizedTest
    @CsvSource({"LIMITED, 2, 30", "LIMITED, 6, 0", "OWED, 5, 0", "OWED, 6, -10"})
    void penaltiesAreTakenByIncident(Shortfall shortfall, long incidents, String supplier) {
        Clause clause = clause("100");
        Waterfall waterfall = Clauses.begun()
                .with(split(Basis.NET, 5_000))
                .remainder()
                .with(new FixedPenalty(clause, SUPPLIER, OPERATOR, yuan("10"), shortfall))
                .waterfall();

        Distribution all = waterfall.evaluate(sold("100").plus(Cumulative.ofIncidents(clause, incidents)));

        assertThat(all.share(SUPPLIER)).isEqualTo(yuan(supplier));
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "1, 45", "3, 35", "10, 0", "11, 0", "9223372036854775807, 0"})
    void aPercentageIsTakenOfWhatWasEarnedAndNoMoreThanAll(long incidents, String supplier) {
        Clause clause = clause("100");
        Waterfall waterfall = Clauses.begun()
                .with(split(Basis.NET, 5_000))
                .remainder()
                .with(new PercentagePenalty(clause, SUPPLIER, OPERATOR, 1_000))
                .waterfall();

        Distribution all = waterfall.evaluate(sold("100").plus(Cumulative.ofIncidents(clause, incidents)));

        assertThat(all.share(SUPPLIER)).isEqualTo(yuan(supplier));
    }

    @Test
    void everyClauseSaysWhatItCameToAndForWhom() {
        Distribution all = waterfall(split(Basis.NET, 5_000), new Cap(clause("3"), SUPPLIER, yuan("40")))
                .evaluate(sold("100").plus(refunded("10")));

        assertThat(all.steps())
                .extracting(step ->
                        step.clause() + " " + step.amount() + " " + step.parts().values())
                .containsExactly(
                        "1 10.000000 CNY []",
                        "2 45.000000 CNY [45.000000 CNY]",
                        "3 -5.000000 CNY [-5.000000 CNY]",
                        "99 50.000000 CNY [50.000000 CNY]");
    }

    @Test
    void aStepBackIsNotTheMirrorOfWhatIsUndoneWhereBandsAreReached() {
        // The second hundred earned 100 %; taking a hundred back takes those, not half of it.
        Waterfall waterfall =
                waterfall(new GraduatedSplit(SECOND, Measure.NET, List.of(band(0, 100, 5_000), openBand(100, 10_000))));

        assertThat(waterfall.post(sold("200"), sold("100")).share(SUPPLIER)).isEqualTo(yuan("-100"));
        assertThat(waterfall.evaluate(sold("-100")).share(SUPPLIER)).isEqualTo(yuan("-50"));
    }

    @Test
    void theLargestAmountsDoNotOverflow() {
        Waterfall waterfall = waterfall(
                new Reserve(SECOND, CHANNEL, 9_999, Basis.GROSS),
                new GraduatedSplit(clause("3"), Measure.UNITS, List.of(band(0, 1, 5_000), openBand(1, 10_000))));

        Distribution all = waterfall.evaluate(Cumulative.of(new Money(Long.MAX_VALUE), 1, Long.MAX_VALUE));

        assertThat(all.share(CHANNEL)).isEqualTo(new Money(Long.MAX_VALUE).portion(9_999, 10_000));
    }

    @Test
    void moreCannotBeExcludedThanWasChargedNorSignsBeMixed() {
        Waterfall waterfall = waterfall();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> waterfall.evaluate(sold("1").plus(refunded("1.000001"))));
        assertThatIllegalArgumentException().isThrownBy(() -> waterfall.evaluate(Cumulative.of(yuan("-1"), 1, 1)));
    }

    private static Waterfall guarantee(Shortfall shortfall) {
        return Clauses.begun()
                .with(split(Basis.NET, 1_000))
                .remainder()
                .with(new MinimumGuarantee(clause("100"), SUPPLIER, OPERATOR, yuan("40"), shortfall))
                .waterfall();
    }

    private static Split split(Basis basis, int supplier) {
        return new Split(SECOND, basis, List.of(new Portion(SUPPLIER, supplier)));
    }

    private static SplitBand band(long fromYuan, long toYuan, int supplier) {
        return new SplitBand(
                Band.of(fromYuan * 1_000_000, toYuan * 1_000_000), List.of(new Portion(SUPPLIER, supplier)));
    }

    private static SplitBand openBand(long fromYuan, int supplier) {
        return new SplitBand(Band.from(fromYuan * 1_000_000), List.of(new Portion(SUPPLIER, supplier)));
    }

    private static Cumulative sold(String yuan) {
        Money gross = yuan(yuan);
        int sign = gross.compareTo(Money.ZERO);
        return Cumulative.of(gross, sign, sign);
    }

    private static Cumulative refunded(String yuan) {
        return Cumulative.ofExcluded(Exclusion.Reason.REFUND, yuan(yuan));
    }

    /** Of operator, supplier and channel. */
    private static List<Money> shares(Waterfall waterfall, Cumulative month) {
        Distribution all = waterfall.evaluate(month);
        return List.<OrganisationId>of(OPERATOR, SUPPLIER, CHANNEL).stream()
                .map(all::share)
                .toList();
    }

    private static Money amount(Distribution all, String clause) {
        return all.steps().stream()
                .filter(step -> step.clause().number().equals(clause))
                .findFirst()
                .orElseThrow()
                .amount();
    }
}
