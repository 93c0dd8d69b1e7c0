package io.hefu.billing.rerating;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.STANDARD;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hefu.billing.Billing;
import io.hefu.billing.Calls;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.TwoPeople;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.GraduatedSplit;
import io.hefu.billing.agreement.Measure;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.SplitBand;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.band.Band;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.pricing.FreeTier;
import io.hefu.billing.pricing.PerUnit;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceModel;
import io.hefu.billing.pricing.RandomPrices;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.approval.Proposal;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Reratings.AgreementVersion;
import io.hefu.core.pricing.Reratings.Asked;
import io.hefu.core.pricing.Reratings.Difference;
import io.hefu.core.pricing.Reratings.Impact;
import io.hefu.core.pricing.Reratings.Side;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charging calls anew, on a real database. */
class ReratingTest {

    private static final PriceKey VERIFICATION = new PriceKey(STANDARD, LOCATION, "verifyLocation");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 1, 10);
    private static final Instant FEBRUARY = Instant.parse("2026-01-31T16:00:00Z");
    private static final String BALANCES = """
            select kind || ' ' || organisation, sum(amount_micro_yuan)
            from billing.ledger_account join billing.ledger_entry on account_id = id
            group by 1 having sum(amount_micro_yuan) <> 0""";

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock);
    private final TwoPeople people = new TwoPeople(database, billing);
    private final Developer developer = new Developer(clock, new Random(1));
    private final Developer second = new Developer(clock, new Random(2));
    private Calls calls;

    @BeforeEach
    void begin() {
        calls = new Calls(billing);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aCheaperPriceIsBookedAsTheDifferenceForEveryDayAndApplication() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        tenDays(1);
        Proposal proposal = await(rerate(2));
        Impact preview = await(people.reratings.preview(proposal.id())).orElseThrow();

        people.approve(proposal);
        assertThat(await(people.reratings.progress(proposal.id())).orElseThrow().done())
                .isFalse();
        people.bookReratings();

        assertThat(preview.gross()).isEqualTo(Money.ofYuan("-0.4"));
        assertThat(preview.lines()).isEqualTo(20);
        assertThat(preview.calls()).isEqualTo(20);
        assertThat(preview.differences())
                .contains(
                        new Difference(
                                YearMonth.of(2026, 1), Side.DEVELOPER, developer.organisation, Money.ofYuan("-0.2")),
                        new Difference(YearMonth.of(2026, 1), Side.PARTY, WANXIANG, Money.ofYuan("-0.12")),
                        new Difference(YearMonth.of(2026, 1), Side.PARTY, OPERATOR, Money.ofYuan("-0.28")))
                .hasSize(4);
        var progress = await(people.reratings.progress(proposal.id())).orElseThrow();
        assertThat(progress.done()).isTrue();
        assertThat(progress.booked().gross()).isEqualTo(preview.gross());
        assertThat(progress.booked().differences()).containsExactlyInAnyOrderElementsOf(preview.differences());
        assertThat(database.number("select count(*) from billing.correction where reason = 'RERATED'"
                        + " and note = 'wrong price' and decided_by = '{admin,admin2}'"))
                .isEqualTo(20);
        assertThat(database.number("select gross_micro_yuan from billing.agreement_progress"))
                .isEqualTo(2_000_000);
    }

    @Test
    void aSecondTimeThereIsNothingToBook() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        tenDays(1);
        run(rerate(2));
        Map<String, Long> balances = database.numbers(BALANCES);

        Proposal again = await(rerate(2));
        assertThat(await(people.reratings.preview(again.id())).orElseThrow())
                .isEqualTo(new Impact(0, 0, Money.ZERO, List.of()));
        run(again);

        assertThat(database.numbers(BALANCES)).isEqualTo(balances);
        assertThat(database.number("select count(*) from billing.correction")).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thereAndBackAgainSumsToZeroAndThereIsWhatItWouldHaveBeenFromTheStart(long seed) {
        Random random = new Random(seed);
        RandomPrices any = new RandomPrices(random);
        PriceModel one = any.any();
        PriceModel other = any.any();
        prices(one, other);
        agreeInBands();
        Used ofDeveloper = Used.NOTHING;
        Used ofSecond = Used.NOTHING;
        for (int day = 0; day < 10; day++) {
            long units = random.nextInt(1, 40);
            calls.store(developer.verifiesLocation(), units);
            ofDeveloper = ofDeveloper.plus(Used.call(units));
            units = random.nextInt(1, 40);
            calls.store(second.verifiesLocation(), units);
            ofSecond = ofSecond.plus(Used.call(units));
            clock.advance(Duration.ofDays(1));
        }
        billing.rateAll();
        Map<String, Long> before = database.numbers(BALANCES);

        run(rerate(2));
        Map<String, Long> after = database.numbers(BALANCES);
        run(rerate(1));

        Money gross = other.total(ofDeveloper).plus(other.total(ofSecond));
        assertThat(after.getOrDefault("RECEIVABLE " + developer.organisation, 0L))
                .isEqualTo(other.total(ofDeveloper).microYuan());
        assertThat(after.getOrDefault("RECEIVABLE " + second.organisation, 0L))
                .isEqualTo(other.total(ofSecond).microYuan());
        long share = BANDS.evaluate(
                        Cumulative.of(gross, 20, ofDeveloper.plus(ofSecond).units()))
                .share(WANXIANG)
                .microYuan();
        assertThat(after.getOrDefault("PAYABLE " + WANXIANG, 0L)).isEqualTo(-share);
        assertThat(database.numbers(BALANCES)).isEqualTo(before);
    }

    @Test
    void aPartOfAMonthLeavesThePriceWithWhatItGivesForTheRest() {
        prices(new FreeTier(10, Money.ofYuan("0.5")), perUnit("0.1"));
        agree();
        tenDays(2);

        run(people.reratings.propose(
                new Asked(
                        FIRST,
                        FIRST.plusDays(3),
                        STANDARD,
                        LOCATION,
                        Optional.of("verifyLocation"),
                        Optional.of(2),
                        Optional.empty(),
                        "wrong price"),
                TwoPeople.ONE));

        // Each of two applications: 8 calls at 0.1, and 12 others of which 10 are free.
        long receivable = database.numbers(BALANCES).get("RECEIVABLE " + developer.organisation);
        assertThat(new Money(receivable)).isEqualTo(Money.ofYuan("1.8"));
        assertThat(database.numbers("select price_version::text, sum(units) from billing.price_progress group by 1"))
                .containsEntry("1", 24L);
    }

    @Test
    void anotherAgreementSharesTheSameMoney() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        billing.agree("wanxiang-location", LOCATION, FEBRUARY, new Portion(WANXIANG, 5_000));
        tenDays(1);

        run(people.reratings.propose(
                new Asked(
                        FIRST,
                        LAST,
                        STANDARD,
                        LOCATION,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new AgreementVersion("wanxiang-location", 2)),
                        "signed too late"),
                TwoPeople.ONE));

        Map<String, Long> balances = database.numbers(BALANCES);
        assertThat(balances)
                .containsEntry("RECEIVABLE " + developer.organisation, 1_200_000L)
                .containsEntry("PAYABLE " + WANXIANG, -1_200_000L)
                .containsEntry("PAYABLE " + OPERATOR, -1_200_000L);
        assertThat(database.numbers("select agreement_version::text, gross_micro_yuan from billing.agreement_progress"))
                .containsEntry("1", 0L)
                .containsEntry("2", 2_400_000L);
        assertThat(database.number("select sum(calls) from billing.correction")).isZero();
    }

    @Test
    void whatIsKilledInTheMiddleGoesOnWhereItWas() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        tenDays(1);
        Proposal proposal = people.approve(rerate(2));
        await(people.reratings.bookNext());
        await(people.reratings.bookNext());
        assertThat(database.number("select count(*) from billing.correction")).isEqualTo(4);

        new TwoPeople(database, new Billing(database, clock)).bookReratings();

        assertThat(database.number("select count(*) from billing.correction")).isEqualTo(20);
        assertThat(await(people.reratings.progress(proposal.id()))
                        .orElseThrow()
                        .booked()
                        .calls())
                .isEqualTo(20);
        assertThat(await(people.reratings.bookNext())).isFalse();
    }

    @Test
    void whileCallsGoOnBeingRatedAndTwoProcessesBookNothingIsLostOrDoubled() {
        Random random = new Random(11);
        RandomPrices any = new RandomPrices(random);
        PriceModel other = any.any();
        prices(new FreeTier(20, Money.ofYuan("0.3")), other);
        agreeInBands();
        Billing otherProcess = new Billing(database, clock);
        TwoPeople others = new TwoPeople(database, otherProcess);
        Used used = Used.NOTHING;
        for (int round = 0; round < 30; round++) {
            long units = random.nextInt(1, 6);
            calls.store(developer.verifiesLocation(), units);
            used = used.plus(Used.call(units));
            if (round % 6 == 5) {
                people.approve(spanUntilNow(random.nextInt(1, 3)));
            }
            CompletableFuture.allOf(
                            billing.rating.rateNext().toCompletableFuture(),
                            otherProcess.rating.rateNext().toCompletableFuture(),
                            people.reratings.bookNext().toCompletableFuture(),
                            others.reratings.bookNext().toCompletableFuture())
                    .join();
            clock.advance(Duration.ofHours(11));
        }
        billing.rateAll();
        people.bookReratings();

        run(spanUntilNow(2));

        Map<String, Long> balances = database.numbers(BALANCES);
        Money gross = other.total(used);
        assertThat(balances.getOrDefault("RECEIVABLE " + developer.organisation, 0L))
                .isEqualTo(gross.microYuan());
        assertThat(balances.getOrDefault("PAYABLE " + WANXIANG, 0L))
                .isEqualTo(-BANDS.evaluate(Cumulative.of(gross, used.calls(), used.units()))
                        .share(WANXIANG)
                        .microYuan());
        assertThat(database.number("select sum(units) from billing.price_progress where price_version = 1"))
                .isZero();
        assertThat(database.number("select sum(gross_micro_yuan) from billing.agreement_progress"))
                .isEqualTo(gross.microYuan());
    }

    @Test
    void whatIsClosedIsBookedOnTheFirstOpenDate() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        tenDays(1);
        database.run("update billing.books set open_from = '2026-01-06'");

        run(rerate(2));

        assertThat(database.numbers("select booked_on::text, count(*) from billing.correction group by 1"))
                .containsEntry("2026-01-06", 12L)
                .containsEntry("2026-01-07", 2L)
                .containsEntry("2026-01-10", 2L);
    }

    @Test
    void callsThatComeAfterwardsAreFoundByTheNextRerating() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        tenDays(1);
        run(rerate(2));
        clock.moveTo(START_OF_2026.plus(Duration.ofHours(5)));
        calls.store(3, developer::verifiesLocation);
        clock.moveTo(START_OF_2026.plus(Duration.ofDays(12)));
        database.run("update billing.books set open_from = '2026-01-09'");
        billing.rateAll();

        Proposal again = await(rerate(2));

        assertThat(await(people.reratings.preview(again.id())).orElseThrow().calls())
                .isEqualTo(3);
        run(again);
        assertThat(database.numbers(BALANCES)).containsEntry("RECEIVABLE " + developer.organisation, 1_300_000L);
    }

    @Test
    void whatCannotBeIsRefused() {
        prices(perUnit("0.12"), perUnit("0.10"));
        agree();
        clock.advance(Duration.ofDays(12));

        refuses(ReratingRefusal.NO_SUCH_PRICE, rerate(3));
        refuses(ReratingRefusal.OPERATION_NEEDED, asked(FIRST, LAST, Optional.empty(), Optional.of(2)));
        refuses(ReratingRefusal.NOTHING_TO_APPLY, asked(FIRST, LAST, Optional.empty(), Optional.empty()));
        refuses(ReratingRefusal.SPAN_OUT_OF_RANGE, asked(LAST, FIRST, Optional.of("verifyLocation"), Optional.of(2)));
        refuses(
                ReratingRefusal.SPAN_OUT_OF_RANGE,
                asked(FIRST, LAST.plusDays(30), Optional.of("verifyLocation"), Optional.of(2)));
        refuses(
                ReratingRefusal.NO_SUCH_AGREEMENT,
                people.reratings.propose(
                        new Asked(
                                FIRST,
                                LAST,
                                STANDARD,
                                LOCATION,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new AgreementVersion("wanxiang-location", 7)),
                                "x"),
                        TwoPeople.ONE));
    }

    private static final Waterfall BANDS = new Waterfall(
            List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)),
            List.of(
                    Exclusion.ofRefunds(new Clause("1")),
                    new GraduatedSplit(
                            new Clause("2"),
                            Measure.GROSS,
                            List.of(
                                    new SplitBand(Band.of(0, 1_000_000), List.of(new Portion(WANXIANG, 3_333))),
                                    new SplitBand(Band.from(1_000_000), List.of(new Portion(WANXIANG, 5_001))))),
                    new Remainder(new Clause("3"), OPERATOR)));

    private void agreeInBands() {
        await(billing.agreements.sign(
                new AgreementTerms("wanxiang-location", LOCATION, Optional.empty(), START_OF_2026, BANDS)));
    }

    private void agree() {
        billing.agree("wanxiang-location", LOCATION, START_OF_2026, new Portion(WANXIANG, 3_000));
    }

    /** The first from the start, the second from February on. */
    private void prices(PriceModel one, PriceModel other) {
        await(billing.prices.publish(VERIFICATION, one, TaxTreatment.INCLUSIVE, START_OF_2026));
        await(billing.prices.publish(VERIFICATION, other, TaxTreatment.INCLUSIVE, FEBRUARY));
    }

    private static PriceModel perUnit(String yuan) {
        return new PerUnit(Money.ofYuan(yuan));
    }

    /** Calls of both applications on each of ten days. */
    private void tenDays(int callsADay) {
        for (int day = 0; day < 10; day++) {
            calls.store(callsADay, developer::verifiesLocation);
            calls.store(callsADay, second::verifiesLocation);
            clock.advance(Duration.ofDays(1));
        }
        billing.rateAll();
    }

    private CompletionStage<Proposal> spanUntilNow(int priceVersion) {
        return asked(
                FIRST,
                BusinessCalendar.dateOf(clock.instant()),
                Optional.of("verifyLocation"),
                Optional.of(priceVersion));
    }

    private CompletionStage<Proposal> rerate(int priceVersion) {
        return asked(FIRST, LAST, Optional.of("verifyLocation"), Optional.of(priceVersion));
    }

    private CompletionStage<Proposal> asked(
            LocalDate first, LocalDate last, Optional<String> operation, Optional<Integer> priceVersion) {
        return people.reratings.propose(
                new Asked(first, last, STANDARD, LOCATION, operation, priceVersion, Optional.empty(), "wrong price"),
                TwoPeople.ONE);
    }

    private void run(CompletionStage<Proposal> proposed) {
        run(await(proposed));
    }

    private void run(Proposal proposal) {
        people.approve(proposal);
        people.bookReratings();
    }

    private static void refuses(Refusal why, CompletionStage<Proposal> proposed) {
        ThrowingCallable what = () -> await(proposed);
        assertThatThrownBy(what)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(why);
    }
}
