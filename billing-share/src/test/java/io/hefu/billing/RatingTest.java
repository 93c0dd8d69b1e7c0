package io.hefu.billing;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Cumulative;
import io.hefu.billing.agreement.Distribution;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.UnitFee;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatingTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock);
    private final Developer developer = new Developer(clock, new Random(1));
    private long epoch;

    @BeforeEach
    void begin() {
        epoch = await(billing.intake.beginEpoch("a"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aCallBecomesALineAPostingAndShares() {
        billing.withUsualTerms();
        billing.store("a", epoch, 1, Developer.succeeded(developer.verifiesLocation()));

        billing.rateAll();

        assertThat(database.number("select gross_micro_yuan from billing.rated_usage where price_version = 1"))
                .isEqualTo(120_000);
        assertThat(billing.balance(LedgerAccount.receivableFrom(developer.organisation), NEW_YEAR))
                .isEqualTo(Money.ofYuan("0.12"));
        assertThat(billing.balance(LedgerAccount.payableTo(OPERATOR), NEW_YEAR)).isEqualTo(Money.ofYuan("-0.084"));
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), NEW_YEAR)).isEqualTo(Money.ofYuan("-0.036"));
    }

    @Test
    void balancesAreOfAnyDate() {
        billing.withUsualTerms();
        billing.store("a", epoch, 1, Developer.succeeded(developer.verifiesLocation()));
        clock.advance(Duration.ofDays(2));
        billing.store("a", epoch, 2, Developer.succeeded(developer.verifiesLocation()));
        billing.rateAll();

        LedgerAccount account = LedgerAccount.receivableFrom(developer.organisation);
        assertThat(billing.balance(account, NEW_YEAR.minusDays(1))).isEqualTo(Money.ZERO);
        assertThat(billing.balance(account, NEW_YEAR.plusDays(1))).isEqualTo(Money.ofYuan("0.12"));
        assertThat(billing.balance(account, NEW_YEAR.plusDays(2))).isEqualTo(Money.ofYuan("0.24"));
    }

    @Test
    void inTheEndEachPartyHasWhatTheTermsGiveForTheMonthWhateverTheBatches() {
        Waterfall tiers = new Waterfall(
                List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)),
                List.of(
                        Exclusion.ofRefunds(new Clause("1")),
                        new UnitFee(
                                new Clause("2"),
                                WANXIANG,
                                UnitFee.Per.CALL,
                                Money.ofYuan("0.01"),
                                Optional.of(Money.ofYuan("0.05"))),
                        new Remainder(new Clause("3"), OPERATOR)));
        billing.price(LOCATION, "verifyLocation", "0.12", Billing.START_OF_2026);
        await(billing.agreements.sign(
                new AgreementTerms("tiers", LOCATION, Optional.empty(), Billing.START_OF_2026, tiers)));
        for (int call = 1; call <= 7; call++) {
            billing.store("a", epoch, call, Developer.succeeded(developer.verifiesLocation()));
            if (call % 3 == 0) {
                billing.rateAll();
            }
        }
        billing.rateAll();

        Distribution month = tiers.evaluate(Cumulative.of(Money.ofYuan("0.84"), 7, 7));
        assertThat(month.share(WANXIANG)).as("the fee is capped").isEqualTo(Money.ofYuan("0.05"));
        for (OrganisationId party : List.of(OPERATOR, WANXIANG)) {
            assertThat(billing.balance(LedgerAccount.payableTo(party), NEW_YEAR).negated())
                    .isEqualTo(month.share(party));
        }
    }

    @Test
    void refusedAndSandboxCallsAreRatedAtZeroAndNotPosted() {
        billing.withUsualTerms();
        billing.store(
                "a",
                epoch,
                1,
                Developer.refused(developer.verifiesLocation()),
                Developer.succeeded(developer.calls(MESSAGES, "sendMessage", Environment.SANDBOX)));

        billing.rateAll();

        assertThat(database.number("select count(*) from billing.rated_usage where gross_micro_yuan = 0"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from billing.ledger_transaction"))
                .isZero();
    }

    @Test
    void openAndUnknownCallsAreNeverRated() {
        billing.withUsualTerms();
        billing.store("a", epoch, 1, Developer.intent(developer.sendsMessage()));
        billing.rateAll();
        await(billing.intake.endEpoch("a", epoch, 1));
        billing.rateAll();

        assertThat(database.number("select count(*) from billing.rated_usage")).isZero();
    }

    @Test
    void aCallCostsThePriceOfItsTimeHoweverLateItArrives() {
        billing.withUsualTerms();
        UsageEntry before = Developer.succeeded(developer.verifiesLocation());
        clock.advance(Duration.ofDays(1));
        billing.price(LOCATION, "verifyLocation", "0.10", clock.instant());
        billing.agree("wanxiang-location", LOCATION, clock.instant());
        UsageEntry after = Developer.succeeded(developer.verifiesLocation());

        billing.store("a", epoch, 1, after, before);
        billing.rateAll();

        assertThat(database.number("""
                select gross_micro_yuan from billing.rated_usage where price_version = 2 and agreement_version = 2""")).isEqualTo(100_000);
        assertThat(database.number("""
                select gross_micro_yuan from billing.rated_usage where price_version = 1 and agreement_version = 1""")).isEqualTo(120_000);
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), NEW_YEAR.plusYears(1)))
                .isEqualTo(Money.ofYuan("-0.036"));
    }

    @Test
    void aCallWithoutPriceWaitsVisiblyAndIsRatedOnceThereIsOne() {
        billing.store("a", epoch, 1, Developer.succeeded(developer.verifiesLocation()));
        billing.rateAll();
        assertThat(suspended("NO_PRICE")).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        billing.retrySuspended();
        assertThat(suspended("NO_PRICE")).isEqualTo(1);

        billing.price(LOCATION, "verifyLocation", "0.12", START_OF_2026);
        clock.advance(Duration.ofMinutes(1));
        billing.retrySuspended();
        assertThat(suspended("NO_AGREEMENT")).isEqualTo(1);

        billing.agree("all-ours", LOCATION, START_OF_2026);
        clock.advance(Duration.ofMinutes(1));
        billing.retrySuspended();
        billing.retrySuspended();

        assertThat(database.number("select count(*) from billing.rating_suspense"))
                .isZero();
        assertThat(database.number("select count(*) from billing.rated_usage")).isEqualTo(1);
        assertThat(billing.balance(LedgerAccount.payableTo(OPERATOR), NEW_YEAR)).isEqualTo(Money.ofYuan("-0.12"));
    }

    @Test
    void suspendedCallsHoldUpNoOthers() {
        billing.withUsualTerms();
        billing.store(
                "a",
                epoch,
                1,
                Developer.succeeded(developer.calls(LOCATION, "unheardOf", Environment.LIVE)),
                Developer.succeeded(developer.verifiesLocation()));

        billing.rateAll();

        assertThat(suspended("NO_PRICE")).isEqualTo(1);
        assertThat(database.number("select count(*) from billing.rated_usage")).isEqualTo(1);
    }

    @Test
    void ratersAtTheSameTimeRateEachCallOnce() {
        billing.withUsualTerms();
        int batches = 40;
        for (int batch = 0; batch < batches; batch++) {
            List<UsageEntry> entries = Stream.generate(
                            () -> (UsageEntry) Developer.succeeded(developer.verifiesLocation()))
                    .limit(250)
                    .toList();
            await(billing.intake.store(new UsageBatch("a", epoch, 1 + batch * 250L, entries)));
        }

        List<CompletableFuture<Void>> raters = IntStream.range(0, 4)
                .mapToObj(rater -> CompletableFuture.runAsync(
                        new Billing(database, clock)::rateAll, command -> new Thread(command).start()))
                .toList();
        raters.forEach(CompletableFuture::join);
        billing.rateAll();

        assertThat(database.number("select count(*) from billing.rated_usage")).isEqualTo(batches * 250L);
        assertThat(billing.balance(LedgerAccount.receivableFrom(developer.organisation), NEW_YEAR))
                .isEqualTo(Money.ofYuan("0.12").times(batches * 250L));
        assertThat(database.number("select sum(lines) from billing.rated_tally"))
                .isEqualTo(batches * 250L);
    }

    @Test
    void nothingToRateIsNothingDone() {
        assertThat(await(billing.rating.rateNext())).isFalse();
        assertThat(await(billing.rating.retrySuspended(clock.instant()))).isFalse();
    }

    private long suspended(String reason) {
        return database.number("select count(*) from billing.rating_suspense where reason = '" + reason + "'");
    }
}
