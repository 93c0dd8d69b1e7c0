package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.Developer;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.simulation.BillingSimulation.Event;
import io.hefu.checker.report.Report;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.RevenueSplit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BillingSimulationTest {

    private static final int EVENTS = 100;
    /** Some days before a month ends. */
    private static final Instant START = START_OF_2026.plus(Duration.ofDays(28));

    private static final LocalDate EVER = LocalDate.of(2100, 1, 1);
    private static final Set<Event> SEEN = EnumSet.noneOf(Event.class);
    private static final Set<String> CUTS = new TreeSet<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @AfterAll
    static void everythingHasHappened() {
        assertThat(SEEN).isEqualTo(EnumSet.allOf(Event.class));
        assertThat(CUTS)
                .contains("usage_record", "rated_usage", "books", "statement", "commit statement", "commit node_epoch");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCallIsStoredOnceRatedOnceSharedExactlyBookedAndStated(long seed) {
        try (TestDatabase database = TestDatabase.fresh()) {
            var simulation = new BillingSimulation(seed, database, START);

            simulation.run(EVENTS);
            simulation.settle();

            SEEN.addAll(simulation.happened.keySet());
            CUTS.addAll(simulation.faults.cuts().keySet());
            everyCallIsStoredOnce(simulation, database);
            everyAnsweredCallIsRatedOnceAtItsPrice(simulation, database);
            sharesSumToCost(simulation);
            developersOweWhatTheirCallsCost(simulation);
            statementsAgreeWithTheLedger(simulation);
            eachPartyHasItsShareOfTheWhole(simulation);
            theCheckerDerivesTheSameFromTheRows(database);
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

    private static void developersOweWhatTheirCallsCost(BillingSimulation simulation) {
        List<Money> owed = simulation.developers.stream()
                .map(developer ->
                        simulation.billing.balance(LedgerAccount.receivableFrom(developer.organisation), EVER))
                .toList();
        assertThat(sum(owed)).isEqualTo(simulation.account.cost());
    }

    private static void statementsAgreeWithTheLedger(BillingSimulation simulation) {
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

    /** To the micro-yuan, however many postings there were, and whatever was closed in between. */
    private static void eachPartyHasItsShareOfTheWhole(BillingSimulation simulation) {
        for (OrganisationId party : List.of(OPERATOR, WANXIANG, SimulatedTerms.CHANNEL)) {
            Money earned = simulation
                    .billing
                    .balance(LedgerAccount.payableTo(party), EVER)
                    .negated();

            assertThat(earned).isEqualTo(simulation.account.share(party, simulation.closedMonths()));
        }
    }

    private static void theCheckerDerivesTheSameFromTheRows(TestDatabase database) {
        Report report = Independently.check(database);

        assertThat(report.holds()).as(report.toString()).isTrue();
        assertThat(report.pass("day-statements").checked()).isPositive();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
