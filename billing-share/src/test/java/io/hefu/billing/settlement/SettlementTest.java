package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.usage.UsageEntry;
import io.hefu.core.usage.UsageRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days close by themselves when everything is there; months by two people. */
class SettlementTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final StatementPeriod FIRST_DAY = StatementPeriod.day(FIRST);
    private static final StatementPeriod JANUARY = StatementPeriod.month(FIRST);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(START_OF_2026.plus(Duration.ofHours(1)));
    private final Billing billing = new Billing(database, clock).withUsualTerms();
    private final Developer developer = new Developer(clock, new Random(1));
    private long epoch;
    private long sequence;

    @BeforeEach
    void begin() {
        epoch = await(billing.intake.beginEpoch("a"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDayIsOpenUntilAWhileAfterItsEnd() {
        call();
        until("2026-01-02T01:59:59+08:00");
        assertThat(days()).isEmpty();

        until("2026-01-02T02:00:00+08:00");
        assertThat(days()).extracting(PeriodProgress::state).containsExactly("ISSUED");
    }

    @Test
    void aDayWaitsForTheGatewayOfWhichNotEverythingIsStored() {
        call();
        long other = await(billing.intake.beginEpoch("b"));
        moveTo("2026-01-02T03:00:00+08:00");
        stored();
        billing.rateAll();
        billing.settle();

        assertThat(days()).singleElement().satisfies(day -> {
            assertThat(day.state()).isEqualTo("CLOSING");
            assertThat(day.waitingFor()).containsExactly("b/" + other);
        });

        await(billing.intake.storedUntil("b", other, 0, clock.instant()));
        billing.settle();
        assertThat(days()).extracting(PeriodProgress::state).containsExactly("ISSUED");
    }

    @Test
    void aDayWaitsUntilWhatWasStoredIsRated() {
        call();
        moveTo("2026-01-02T03:00:00+08:00");
        stored();
        billing.settle();
        assertThat(days()).singleElement().satisfies(day -> {
            assertThat(day.state()).isEqualTo("CLOSING");
            assertThat(day.waitingFor()).isEmpty();
        });

        billing.rateAll();
        billing.settle();

        assertThat(days()).extracting(PeriodProgress::state).containsExactly("ISSUED");
        assertThat(statement(WANXIANG, FIRST_DAY).calls()).isEqualTo(1);
    }

    @Test
    void aStatementSaysWhatEachClauseBrought() {
        call();
        call();
        until("2026-01-02T03:00:00+08:00");

        assertThat(lines(WANXIANG, FIRST_DAY)).singleElement().satisfies(line -> {
            assertThat(line.calls()).isEqualTo(2);
            assertThat(line.gross()).isEqualTo(Money.ofYuan("0.24"));
            assertThat(line.share()).isEqualTo(Money.ofYuan("0.072"));
            assertThat(line.clauses()).containsExactly(Map.entry("2 分成 split", Money.ofYuan("0.072")));
        });
        StatementSummary summary = statement(WANXIANG, FIRST_DAY);
        assertThat(summary.payable()).isEqualTo(Money.ofYuan("0.07"));
        assertThat(summary.closingResidue()).contains(Money.ofYuan("0.002"));
    }

    @Test
    void aPartyWithoutCallsIsToldSo() {
        call();
        until("2026-01-03T03:00:00+08:00");

        StatementSummary second = statement(WANXIANG, StatementPeriod.day(FIRST.plusDays(1)));

        assertThat(second.calls()).isZero();
        assertThat(second.openingResidue())
                .contains(statement(WANXIANG, FIRST_DAY).closingResidue().orElseThrow());
    }

    @Test
    void aCallThatComesLateIsACallOfTheFirstOpenDayOfItsMonth() {
        call();
        UsageRecord late = developer.verifiesLocation();
        until("2026-01-02T03:00:00+08:00");
        store(Developer.succeeded(late));
        until("2026-01-03T03:00:00+08:00");

        assertThat(statement(WANXIANG, FIRST_DAY).calls()).isEqualTo(1);
        assertThat(lines(WANXIANG, StatementPeriod.day(FIRST.plusDays(1))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.businessDate()).isEqualTo(FIRST);
                    assertThat(line.reason()).isEmpty();
                    assertThat(line.calls()).isEqualTo(1);
                });
    }

    @Test
    void aCallOfAClosedMonthIsACorrectionOfTheOpenOne() {
        call();
        UsageRecord late = developer.verifiesLocation();
        until("2026-02-01T03:00:00+08:00");
        store(Developer.succeeded(late));
        until("2026-02-02T03:00:00+08:00");

        StatementPeriod february = StatementPeriod.day(LocalDate.of(2026, 2, 1));
        assertThat(lines(WANXIANG, february)).singleElement().satisfies(line -> {
            assertThat(line.reason()).contains("LATE_CALL");
            assertThat(line.corrects()).contains("2026-01");
            assertThat(line.gross()).isEqualTo(Money.ofYuan("0.12"));
            assertThat(line.share()).isEqualTo(Money.ofYuan("0.036"));
        });
        assertThat(statement(WANXIANG, february).calls()).isZero();
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), LocalDate.of(2026, 1, 31)))
                .isEqualTo(Money.ofYuan("-0.036"));
        assertThat(billing.balance(LedgerAccount.payableTo(WANXIANG), LocalDate.of(2026, 2, 1)))
                .isEqualTo(Money.ofYuan("-0.072"));
    }

    @Test
    void aMonthIsReviewedByOneAndIssuedByAnother() {
        call();
        until("2026-02-01T03:00:00+08:00");
        assertThat(months()).extracting(PeriodProgress::state).containsExactly("CALCULATED");
        YearMonth january = YearMonth.of(2026, 1);
        assertThatThrownBy(() -> await(billing.settlement.issue(january, "lin")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("CALCULATED");

        await(billing.settlement.review(january, "lin"));
        assertThatThrownBy(() -> await(billing.settlement.issue(january, "lin")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another administrator");
        await(billing.settlement.issue(january, "wang"));

        assertThat(months()).singleElement().satisfies(month -> {
            assertThat(month.state()).isEqualTo("ISSUED");
            assertThat(month.reviewedBy()).contains("lin");
            assertThat(month.issuedBy()).contains("wang");
            assertThat(month.globalHead()).isPresent();
        });
        StatementSummary statement = statement(WANXIANG, JANUARY);
        assertThat(statement.state()).isEqualTo("ISSUED");
        assertThat(statement.share()).isEqualTo(Money.ofYuan("0.036"));
        assertThat(statement.payable()).isEqualTo(Money.ofYuan("0.03"));
    }

    @Test
    void whatPartiesAreOwedIsWhatTheirStatementsSay() {
        for (int day = 0; day < 5; day++) {
            for (int i = 0; i <= day; i++) {
                call();
            }
            UsageRecord late = developer.verifiesLocation();
            clock.advance(Duration.ofDays(1));
            store(Developer.succeeded(late));
        }
        until("2026-01-07T03:00:00+08:00");

        for (OrganisationId party : List.of(WANXIANG, OPERATOR)) {
            Money owed = billing.balance(LedgerAccount.payableTo(party), FIRST.plusDays(5))
                    .negated();
            List<StatementSummary> statements =
                    await(billing.statements.list(Optional.of(party), Kind.DAY, FIRST.plusYears(1), 100));
            Money payable = statements.stream().map(StatementSummary::payable).reduce(Money.ZERO, Money::plus);
            assertThat(payable.plus(statements.get(0).closingResidue().orElseThrow()))
                    .isEqualTo(owed);
        }
    }

    private void call() {
        store(Developer.succeeded(developer.verifiesLocation()));
    }

    private void store(UsageEntry entry) {
        billing.store("a", epoch, ++sequence, entry);
    }

    private void stored() {
        await(billing.intake.storedUntil("a", epoch, sequence, clock.instant()));
    }

    private void moveTo(String instant) {
        clock.moveTo(OffsetDateTime.parse(instant).toInstant());
    }

    /** All gateways are stored and all calls rated, and what can be settled is. */
    private void until(String instant) {
        moveTo(instant);
        stored();
        billing.rateAll();
        billing.settle();
    }

    private List<PeriodProgress> days() {
        return new ArrayList<>(await(billing.settlement.periods(Kind.DAY, 100)));
    }

    private List<PeriodProgress> months() {
        return await(billing.settlement.periods(Kind.MONTH, 100));
    }

    private StatementSummary statement(OrganisationId party, StatementPeriod period) {
        return await(billing.statements.summary(party, period));
    }

    private List<StatementLine> lines(OrganisationId party, StatementPeriod period) {
        return await(billing.statements.lines(party, period)).stream()
                .filter(line -> line.api().equals(LOCATION))
                .toList();
    }
}
