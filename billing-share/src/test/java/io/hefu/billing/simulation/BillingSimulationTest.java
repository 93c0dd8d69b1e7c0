package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hefu.billing.Developer;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.simulation.BillingSimulation.Event;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.RevenueSplit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BillingSimulationTest {

    private static final int EVENTS = 150;
    private static final LocalDate EVER = LocalDate.of(2100, 1, 1);
    private static final Set<Event> SEEN = EnumSet.noneOf(Event.class);

    private static int cuts;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @AfterAll
    static void everythingHasHappened() {
        assertThat(SEEN).isEqualTo(EnumSet.allOf(Event.class));
        assertThat(cuts).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCallIsStoredOnceRatedOnceSharedExactlyAndBooked(long seed) {
        try (TestDatabase database = TestDatabase.fresh()) {
            var simulation = new BillingSimulation(seed, database);

            simulation.run(EVENTS);
            simulation.settle();

            SEEN.addAll(simulation.happened.keySet());
            cuts += simulation.faults.cuts();
            everyCallIsStoredOnce(simulation, database);
            everyAnsweredCallIsRatedOnceAtItsPrice(simulation, database);
            sharesSumToCost(simulation);
            theLedgerSumsToZero(simulation, database);
            statementsAgreeWithTheLedger(simulation, database);
            eachPartyHasItsShareOfTheWhole(simulation, database);
        }
    }

    private static void everyCallIsStoredOnce(BillingSimulation simulation, TestDatabase database) {
        Account account = simulation.account;
        assertThat(database.number("select count(*) from billing.usage_record")).isEqualTo(account.calls());
        assertThat(database.number("select count(*) from billing.usage_record where state = 'ANSWERED'"))
                .isEqualTo(account.answered().size());
        assertThat(database.number("select count(*) from billing.usage_record where state = 'INTENT'"))
                .isZero();
        assertThat(database.number("select count(*) from billing.usage_suspense"))
                .isEqualTo(account.contradictions);
        assertThat(database.number("select sum(calls) from billing.usage_tally"))
                .isEqualTo(account.answered().size());
    }

    private static void everyAnsweredCallIsRatedOnceAtItsPrice(BillingSimulation simulation, TestDatabase database) {
        assertThat(database.numbers("select call_id, gross_micro_yuan from billing.rated_usage"))
                .isEqualTo(simulation.account.microYuanByCall());
        assertThat(database.number("select count(*) from billing.rating_queue")).isZero();
        assertThat(database.number("select count(*) from billing.rating_suspense"))
                .isZero();
    }

    private static void sharesSumToCost(BillingSimulation simulation) {
        for (Developer developer : simulation.developers) {
            for (YearMonth month : simulation.months()) {
                RevenueSplit split = await(simulation.billing.reports.splitOf(developer.application, month));
                long answered = simulation.account.answered(developer.application, month);

                assertThat(split.usageRecords()).isEqualTo(answered);
                assertThat(split.ratedLines()).isEqualTo(answered);
                assertThat(split.cost()).isEqualTo(simulation.account.cost(developer.application, month));
                assertThat(sum(split.shares().values().stream().toList())).isEqualTo(split.cost());
            }
        }
    }

    private static void theLedgerSumsToZero(BillingSimulation simulation, TestDatabase database) {
        assertThat(database.number("select coalesce(sum(amount_micro_yuan), 0) from billing.ledger_entry"))
                .isZero();
        List<Money> owed = simulation.developers.stream()
                .map(developer ->
                        simulation.billing.balance(LedgerAccount.receivableFrom(developer.organisation), EVER))
                .toList();
        assertThat(sum(owed)).isEqualTo(simulation.account.cost());
    }

    private static void statementsAgreeWithTheLedger(BillingSimulation simulation, TestDatabase database) {
        for (OrganisationId party : List.of(OPERATOR, WANXIANG)) {
            LedgerAccount account = LedgerAccount.payableTo(party);
            for (YearMonth month : simulation.months()) {
                PartnerStatement statement = await(simulation.billing.reports.monthToDate(party, month));
                Money before =
                        simulation.billing.balance(account, month.atDay(1).minusDays(1));
                Money after = simulation.billing.balance(account, month.atEndOfMonth());

                assertThat(statement.share()).isEqualTo(before.minus(after));
            }
        }
    }

    /** Each month of a version may round a party's share by less than a micro-yuan, however many postings there were. */
    private static void eachPartyHasItsShareOfTheWhole(BillingSimulation simulation, TestDatabase database) {
        long months = database.number("select count(*) from billing.agreement_progress");
        for (OrganisationId party : List.of(OPERATOR, WANXIANG)) {
            Money earned = simulation
                    .billing
                    .balance(LedgerAccount.payableTo(party), EVER)
                    .negated();

            assertThat(BigDecimal.valueOf(earned.microYuan()))
                    .isCloseTo(simulation.account.exactShare(party), within(BigDecimal.valueOf(months)));
        }
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
