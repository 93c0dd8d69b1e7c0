package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.CHANNEL;
import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.STRANGER;
import static io.hefu.billing.agreement.Parties.SUPPLIER;
import static io.hefu.billing.agreement.Parties.clause;
import static io.hefu.billing.agreement.Parties.waterfall;
import static io.hefu.billing.agreement.Parties.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be decided, or not by everybody in the same way, is refused before it is signed. */
class WaterfallRefusalTest {

    private static final Clause FIRST = clause("1");
    private static final Clause SECOND = clause("2");
    private static final Clause THIRD = clause("3");
    private static final Clause LAST = clause("99");
    private static final Step REFUNDS = Exclusion.ofRefunds(FIRST);
    private static final Step REMAINDER = new Remainder(LAST, OPERATOR);

    static Stream<Arguments> singleClauses() {
        return Stream.of(
                refused(
                        () -> new Reserve(SECOND, OPERATOR, 0, Basis.NET),
                        new AgreementRefusal.PercentageOutOfRange(SECOND, 0)),
                refused(
                        () -> new PercentageFee(SECOND, OPERATOR, 10_001, Basis.NET, Optional.empty()),
                        new AgreementRefusal.PercentageOutOfRange(SECOND, 10_001)),
                refused(
                        () -> new Tax(SECOND, OPERATOR, -1, TaxTreatment.INCLUSIVE, Basis.NET),
                        new AgreementRefusal.PercentageOutOfRange(SECOND, -1)),
                refused(
                        () -> new PercentagePenalty(SECOND, SUPPLIER, OPERATOR, 0),
                        new AgreementRefusal.PercentageOutOfRange(SECOND, 0)),
                refused(
                        () -> new PercentageFee(SECOND, OPERATOR, 1, Basis.NET, Optional.of(Money.ZERO)),
                        new AgreementRefusal.AmountOutOfRange(SECOND, Money.ZERO)),
                refused(
                        () -> new UnitFee(SECOND, OPERATOR, UnitFee.Per.CALL, new Money(-1), Optional.empty()),
                        new AgreementRefusal.AmountOutOfRange(SECOND, new Money(-1))),
                refused(
                        () -> new PeriodFee(SECOND, OPERATOR, yuan("1000000000.000001")),
                        new AgreementRefusal.AmountOutOfRange(SECOND, yuan("1000000000.000001"))),
                refused(
                        () -> new Cap(SECOND, SUPPLIER, Money.ZERO),
                        new AgreementRefusal.AmountOutOfRange(SECOND, Money.ZERO)),
                refused(
                        () -> new Floor(SECOND, SUPPLIER, Money.ZERO),
                        new AgreementRefusal.AmountOutOfRange(SECOND, Money.ZERO)),
                refused(() -> split(portion(SUPPLIER, 0)), new AgreementRefusal.PercentageOutOfRange(SECOND, 0)),
                refused(
                        () -> split(portion(SUPPLIER, 1), portion(SUPPLIER, 1)),
                        new AgreementRefusal.PortionTwice(SECOND, SUPPLIER)),
                refused(
                        () -> split(portion(SUPPLIER, 5_000), portion(CHANNEL, 5_001)),
                        new AgreementRefusal.MoreThanTheWhole(SECOND, 10_001)),
                refused(
                        () -> graduated(
                                new SplitBand(Band.from(0), List.of(portion(SUPPLIER, 10_000), portion(CHANNEL, 1)))),
                        new AgreementRefusal.MoreThanTheWhole(SECOND, 10_001)),
                refused(() -> graduated(), new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(() -> graduated(band(Band.from(1))), new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(() -> graduated(band(Band.of(0, 10))), new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> graduated(band(Band.of(0, 10)), band(Band.from(11))),
                        new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> graduated(band(Band.of(0, 10)), band(Band.from(9))),
                        new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> graduated(band(Band.of(0, 0)), band(Band.from(0))),
                        new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> graduated(band(Band.of(10, 20)), band(Band.of(0, 10)), band(Band.from(20))),
                        new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> graduated(band(Band.from(0)), band(Band.from(0))),
                        new AgreementRefusal.BandsOutOfPlace(SECOND)),
                refused(
                        () -> new Exclusion(SECOND, Exclusion.Reason.REFUND, Optional.of(OPERATOR)),
                        new AgreementRefusal.RefundKept(SECOND)),
                refused(
                        () -> new FixedPenalty(SECOND, SUPPLIER, SUPPLIER, yuan("1"), Shortfall.OWED),
                        new AgreementRefusal.FromAndToTheSame(SECOND, SUPPLIER)),
                refused(
                        () -> new MinimumGuarantee(SECOND, SUPPLIER, SUPPLIER, yuan("1"), Shortfall.OWED),
                        new AgreementRefusal.FromAndToTheSame(SECOND, SUPPLIER)));
    }

    static Stream<Arguments> clausesTogether() {
        Split split = split(portion(SUPPLIER, 5_000));
        Cap cap = new Cap(THIRD, SUPPLIER, yuan("10"));
        Transfer penalty = new FixedPenalty(clause("100"), SUPPLIER, OPERATOR, yuan("1"), Shortfall.LIMITED);
        return Stream.of(
                refused(() -> of(), new AgreementRefusal.NotOneRemainder(0)),
                refused(() -> of(REFUNDS, split), new AgreementRefusal.NotOneRemainder(0)),
                refused(
                        () -> of(REFUNDS, REMAINDER, new Remainder(SECOND, SUPPLIER)),
                        new AgreementRefusal.NotOneRemainder(2)),
                refused(() -> of(REMAINDER), AgreementRefusal.Plain.REFUNDS_UNDECIDED),
                refused(() -> of(REFUNDS, REMAINDER, split), new AgreementRefusal.AfterRemainder(SECOND)),
                refused(() -> of(REFUNDS, penalty, REMAINDER), new AgreementRefusal.BeforeRemainder(penalty.clause())),
                refused(() -> of(split, REFUNDS, REMAINDER), new AgreementRefusal.ExclusionNotFirst(FIRST)),
                refused(
                        () -> of(REFUNDS, Exclusion.ofRefunds(SECOND), REMAINDER),
                        new AgreementRefusal.ExclusionTwice(SECOND, Exclusion.Reason.REFUND)),
                refused(
                        () -> of(REFUNDS, split, new Remainder(SECOND, OPERATOR)),
                        new AgreementRefusal.ClauseTwice(SECOND)),
                refused(
                        () -> of(REFUNDS, split(portion(STRANGER, 1)), REMAINDER),
                        new AgreementRefusal.UnknownParty(SECOND, STRANGER)),
                refused(
                        () -> of(REFUNDS, REMAINDER, new Recoupment(THIRD, SUPPLIER, STRANGER, yuan("1"))),
                        new AgreementRefusal.UnknownParty(THIRD, STRANGER)),
                refused(
                        () -> of(
                                REFUNDS,
                                new Reserve(SECOND, OPERATOR, 5_001, Basis.GROSS),
                                new Split(THIRD, Basis.GROSS, List.of(portion(SUPPLIER, 5_000))),
                                REMAINDER),
                        new AgreementRefusal.MoreThanGross(10_001)),
                refused(() -> of(REFUNDS, cap, split, REMAINDER), new AgreementRefusal.PaidAfterCap(THIRD, SECOND)),
                refused(
                        () -> of(REFUNDS, split, cap, new Floor(clause("4"), SUPPLIER, yuan("10.000001")), REMAINDER),
                        new AgreementRefusal.CapBelowPromise(THIRD, yuan("10"), clause("4"), yuan("10.000001"))),
                refused(
                        () -> of(
                                REFUNDS,
                                split,
                                cap,
                                REMAINDER,
                                new MinimumGuarantee(clause("100"), SUPPLIER, OPERATOR, yuan("11"), Shortfall.LIMITED)),
                        new AgreementRefusal.CapBelowPromise(THIRD, yuan("10"), clause("100"), yuan("11"))),
                refused(
                        () -> of(REFUNDS, new Cap(SECOND, OPERATOR, yuan("1")), REMAINDER),
                        new AgreementRefusal.LimitOnRemainder(SECOND, OPERATOR)),
                refused(
                        () -> of(REFUNDS, new Floor(SECOND, OPERATOR, yuan("1")), REMAINDER),
                        new AgreementRefusal.LimitOnRemainder(SECOND, OPERATOR)),
                refused(
                        () -> new Waterfall(
                                List.of(new Party(OPERATOR, Role.OPERATOR), new Party(OPERATOR, Role.PARTNER)),
                                List.of(REFUNDS, REMAINDER)),
                        new AgreementRefusal.PartyTwice(OPERATOR)));
    }

    @ParameterizedTest
    @MethodSource({"singleClauses", "clausesTogether"})
    void whatCannotBeDecidedIsRefused(Supplier<?> terms, AgreementRefusal refusal) {
        assertRefused(terms::get, refusal);
        assertThat(refusal.message()).endsWith(".").contains(";");
        assertThat(refusal.code().status()).isBetween(400, 409);
    }

    @Test
    void termsKeepToASizePeopleCanRead() {
        List<Party> parties = new ArrayList<>();
        IntStream.range(0, 51).forEach(i -> parties.add(new Party(new OrganisationId(new UUID(1, i)), Role.PARTNER)));
        List<Step> steps = new ArrayList<>();
        IntStream.range(1, 102).forEach(i -> steps.add(new PeriodFee(clause("" + i), SUPPLIER, yuan("1"))));
        SplitBand[] bands = IntStream.range(0, 101)
                .mapToObj(i -> band(i == 100 ? Band.from(i) : Band.of(i, i + 1)))
                .toArray(SplitBand[]::new);

        assertRefused(() -> new Waterfall(parties, List.of()), new AgreementRefusal.TooMany("parties", 51, 50));
        assertRefused(() -> new Waterfall(Parties.ALL, steps), new AgreementRefusal.TooMany("clauses", 101, 100));
        assertRefused(() -> graduated(bands), new AgreementRefusal.TooMany("bands", 101, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "3.", ".2", "3.02", "a", "3 2", "1.2.3.4.5.6", "10000"})
    void aClauseHasANumber(String number) {
        assertRefused(() -> new Clause(number), new AgreementRefusal.ClauseMalformed(number));
    }

    @Test
    void theWholeMayBeClaimedAndACapMayEqualItsFloor() {
        assertThat(waterfall(
                        new Split(SECOND, Basis.GROSS, List.of(portion(SUPPLIER, 5_000), portion(CHANNEL, 5_000))),
                        new Floor(THIRD, SUPPLIER, yuan("10")),
                        new Cap(clause("4"), SUPPLIER, yuan("10"))))
                .isNotNull();
    }

    private static void assertRefused(ThrowingCallable terms, AgreementRefusal refusal) {
        assertThatThrownBy(terms)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(refusal);
    }

    private static Arguments refused(Supplier<?> terms, AgreementRefusal refusal) {
        return arguments(terms, refusal);
    }

    private static Waterfall of(Step... steps) {
        return new Waterfall(Parties.ALL, List.of(steps));
    }

    private static Split split(Portion... portions) {
        return new Split(SECOND, Basis.NET, List.of(portions));
    }

    private static GraduatedSplit graduated(SplitBand... bands) {
        return new GraduatedSplit(SECOND, Measure.UNITS, List.of(bands));
    }

    private static SplitBand band(Band band) {
        return new SplitBand(band, List.of(portion(SUPPLIER, 1)));
    }

    private static Portion portion(OrganisationId party, int basisPoints) {
        return new Portion(party, basisPoints);
    }
}
