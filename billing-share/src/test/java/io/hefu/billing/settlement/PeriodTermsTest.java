package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Basis;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Recoupment;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.Shortfall;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.Step;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.core.money.Money;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided when a month ends: guarantees, and what is left to be recouped. */
class PeriodTermsTest {

    private static final LocalDate LAST = LocalDate.of(2026, 1, 31);
    private static final StatementPeriod LAST_DAY = StatementPeriod.day(LAST);

    private final SettledMonth month = new SettledMonth();

    @AfterEach
    void drop() {
        month.close();
    }

    @Test
    void aGuaranteeIsMadeUpOnTheLastDayOfTheMonth() {
        agree(new MinimumGuarantee(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("1"), Shortfall.OWED));
        month.call();

        month.settleUntil("2026-02-01T03:00:00+08:00");

        assertThat(earned(LAST.minusDays(1))).isEqualTo(Money.ofYuan("0.036"));
        assertThat(earned(LAST)).isEqualTo(Money.ofYuan("1"));
        assertThat(await(month.billing.statements.lines(WANXIANG, LAST_DAY)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.reason()).contains("PERIOD_TERM");
                    assertThat(line.corrects()).contains("2026-01");
                    assertThat(line.share()).isEqualTo(Money.ofYuan("0.964"));
                    assertThat(line.clauses()).containsOnlyKeys("4 保底 minimum guarantee");
                });
    }

    @Test
    void aGuaranteeHoldsForAMonthWithoutCalls() {
        agree(new MinimumGuarantee(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("1"), Shortfall.OWED));
        month.call();

        month.settleUntil("2026-03-01T03:00:00+08:00");

        assertThat(earned(LocalDate.of(2026, 2, 28))).isEqualTo(Money.ofYuan("2"));
    }

    @Test
    void aLateCallTakesItsPartOfTheGuaranteeBack() {
        agree(new MinimumGuarantee(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("1"), Shortfall.OWED));
        month.call();
        UsageRecord late = month.developer.verifiesLocation();
        month.settleUntil("2026-02-01T03:00:00+08:00");

        month.answered(late);
        month.settleUntil("2026-02-02T03:00:00+08:00");

        assertThat(earned(LocalDate.of(2026, 2, 1))).isEqualTo(Money.ofYuan("1"));
    }

    @Test
    void whatAMonthLeavesIsRecoupedFromTheNext() {
        agree(new Recoupment(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("0.1")));
        month.call();
        month.settleUntil("2026-02-01T03:00:00+08:00");
        assertThat(earned(LAST)).isEqualTo(Money.ofYuan("0.036"));

        month.call();
        month.call();
        month.settleUntil("2026-03-01T03:00:00+08:00");
        assertThat(earned(LocalDate.of(2026, 2, 28))).isEqualTo(Money.ofYuan("0.036"));

        month.call();
        month.call();
        month.settleUntil("2026-04-01T03:00:00+08:00");
        assertThat(earned(LocalDate.of(2026, 3, 31))).isEqualTo(Money.ofYuan("0.080"));
        month.call();
        month.settleUntil("2026-05-01T03:00:00+08:00");
        assertThat(earned(LocalDate.of(2026, 4, 30))).isEqualTo(Money.ofYuan("0.116"));
    }

    @Test
    void whatCameInBeforeTheMonthBeforeWasClosedIsRecoupedToo() {
        agree(new Recoupment(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("0.1")));
        month.call();
        month.clock.moveTo(Instant.parse("2026-01-31T16:30:00Z"));
        month.call();

        month.settleUntil("2026-02-02T03:00:00+08:00");

        assertThat(earned(LocalDate.of(2026, 2, 1))).isEqualTo(Money.ofYuan("0.036"));
    }

    @Test
    void aLateCallIsNotRecoupedFromASecondTime() {
        agree(new Recoupment(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("0.1")));
        month.call();
        month.settleUntil("2026-02-01T03:00:00+08:00");
        month.call();
        UsageRecord late = month.developer.verifiesLocation();
        month.settleUntil("2026-03-01T03:00:00+08:00");
        month.answered(late);
        month.call();
        month.call();
        month.call();
        month.settleUntil("2026-04-01T03:00:00+08:00");

        // Six calls have brought 0.216; the first was in a month without an advance.
        assertThat(earned(LocalDate.of(2026, 3, 31))).isEqualTo(Money.ofYuan("0.116"));
    }

    private Money earned(LocalDate until) {
        return month.billing.balance(LedgerAccount.payableTo(WANXIANG), until).negated();
    }

    private void agree(Step last) {
        month.billing.price(LOCATION, "verifyLocation", "0.12", START_OF_2026);
        List<Step> steps = new ArrayList<>(List.of(
                Exclusion.ofRefunds(new Clause("1")),
                new Split(new Clause("2"), Basis.NET, List.of(new Portion(WANXIANG, 3_000))),
                new Remainder(new Clause("3"), OPERATOR)));
        steps.add(last);
        Waterfall waterfall =
                new Waterfall(List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)), steps);
        await(month.billing.agreements.sign(
                new AgreementTerms("wanxiang-location", LOCATION, Optional.empty(), START_OF_2026, waterfall)));
    }
}
