package io.hefu.billing.refund;

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
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.core.approval.Proposal;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import io.hefu.core.pricing.Reratings.Asked;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying calls back. */
class RefundTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock);
    private final TwoPeople people = new TwoPeople(database, billing);
    private final Developer developer = new Developer(clock, new Random(1));
    private List<UsageRecord> records;
    private Calls calls;

    @BeforeEach
    void begin() {
        billing.withUsualTerms();
        calls = new Calls(billing);
        records = calls.store(10, developer::verifiesLocation);
        billing.rateAll();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aRefundedCallIsTakenFromEverybodyWhoHadAShareOfIt() {
        Proposal refund = people.approve(refund(call(0), call(1)));

        assertThat(refund.outcome()).isEqualTo("refunded/2");
        assertThat(billing.balance(LedgerAccount.receivableFrom(developer.organisation), NEW_YEAR))
                .isEqualTo(Money.ofYuan("0.96"));
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), NEW_YEAR)).isEqualTo(Money.ofYuan("-0.288"));
        assertThat(billing.balance(LedgerAccount.payableTo(OPERATOR), NEW_YEAR)).isEqualTo(Money.ofYuan("-0.672"));
        assertThat(await(billing.reports.ofDeveloper(developer.organisation, Optional.empty(), YearMonth.of(2026, 1)))
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.cost()).isEqualTo(Money.ofYuan("0.96"));
                    assertThat(line.billableCalls()).isEqualTo(10);
                });
        assertThat(await(billing.reports.splitOf(developer.application, YearMonth.of(2026, 1)))
                        .cost())
                .isEqualTo(Money.ofYuan("0.96"));
        assertThat(database.number("select value from billing.agreement_progress_part"
                        + " where (kind, name) = ('EXCLUDED', 'REFUND')"))
                .isEqualTo(240_000);
        assertThat(database.number("select gross_micro_yuan from billing.agreement_progress"))
                .isEqualTo(1_200_000);
        assertThat(database.number("select count(*) from billing.correction where reason = 'REVERSED'"
                        + " and gross_micro_yuan = -120000 and call_id is not null"))
                .isEqualTo(2);
    }

    @Test
    void callsAreFoundByTheirCorrelatorsToo() {
        people.approve(people.refunds.propose(
                developer.organisation, List.of(), List.of(records.get(3).correlator()), "outage", TwoPeople.ONE));

        assertThat(database.number("select count(*) from billing.refunded_call" + " where call_id = '" + call(3) + "'"))
                .isEqualTo(1);
    }

    @Test
    void aCallIsRefundedOnce() {
        Proposal one = await(refund(call(0)));
        Proposal other = await(refund(call(0), call(1)));
        people.approve(one);

        refuses(() -> people.approve(other), new RefundRefusal.AlreadyRefunded(call(0)));
        refuses(() -> await(refund(call(0))), new RefundRefusal.AlreadyRefunded(call(0)));
        assertThat(database.number("select count(*) from billing.refunded_call"))
                .isEqualTo(1);
    }

    @Test
    void onlyTheDevelopersOwnChargedCallsAreRefunded() {
        CallId nobodys = new CallId(new UUID(1, 2));
        Developer stranger = new Developer(clock, new Random(9));

        refuses(() -> await(refund(nobodys)), new RefundRefusal.Unknown(nobodys));
        refuses(
                () -> await(
                        people.refunds.propose(stranger.organisation, List.of(call(0)), List.of(), "x", TwoPeople.ONE)),
                new RefundRefusal.Unknown(call(0)));
        refuses(
                () -> await(people.refunds.propose(
                        stranger.organisation, List.of(), List.of(records.get(0).correlator()), "x", TwoPeople.ONE)),
                new RefundRefusal.NothingCharged());
    }

    @Test
    void refundedCallsAreNotChargedAnewAndCallsChargedAnewNotRefunded() {
        billing.price(LOCATION, "verifyLocation", "0.10", START_OF_2026.plus(Duration.ofDays(20)));
        people.approve(refund(call(0)));
        people.approve(people.reratings.propose(
                new Asked(
                        NEW_YEAR,
                        NEW_YEAR,
                        STANDARD,
                        LOCATION,
                        Optional.of("verifyLocation"),
                        Optional.of(2),
                        Optional.empty(),
                        "wrong price"),
                TwoPeople.ONE));
        people.bookReratings();

        assertThat(billing.balance(LedgerAccount.receivableFrom(developer.organisation), NEW_YEAR))
                .isEqualTo(Money.ofYuan("0.9"));
        refuses(() -> await(refund(call(1))), new RefundRefusal.RatedAnew(call(1)));
    }

    private CallId call(int index) {
        return records.get(index).call();
    }

    private CompletionStage<Proposal> refund(CallId... wanted) {
        return people.refunds.propose(developer.organisation, List.of(wanted), List.of(), "outage", TwoPeople.ONE);
    }

    private static void refuses(ThrowingCallable what, Refusal why) {
        assertThatThrownBy(what)
                .asInstanceOf(type(RefusedException.class))
                .extracting(RefusedException::refusal)
                .isEqualTo(why);
    }
}
