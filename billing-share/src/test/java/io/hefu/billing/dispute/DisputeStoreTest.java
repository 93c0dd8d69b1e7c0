package io.hefu.billing.dispute;

import static io.hefu.billing.Billing.await;
import static io.hefu.billing.reconciliation.ReconciledPartner.file;
import static io.hefu.billing.reconciliation.ReconciledPartner.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.billing.Billing;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.reconciliation.ReconciledPartner;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.DisputeCase;
import io.hefu.core.reconciliation.Disputes.Person;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ReconciliationRun;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disputes from a break that a run found to money that was moved. */
class DisputeStoreTest {

    private static final Person FINANCE = new Person(new UUID(1, 1), "finance", false);
    private static final Person CLERK = new Person(new UUID(2, 1), "admin", true);
    private static final Person CHIEF = new Person(new UUID(2, 2), "admin2", true);
    private static final LocalDate OPEN = LocalDate.of(2026, 11, 1);

    @TempDir
    private Path directory;

    private ReconciledPartner partner;
    private DisputeStore disputes;
    private ReconciliationRun run;
    private FoundBreak found;

    @BeforeEach
    void aBreak() {
        partner = new ReconciledPartner(directory);
        disputes =
                new DisputeStore(partner.database.pool(), partner.clock, UUID::randomUUID, partner.billing.agreements);
        partner.sends(1, file(row(partner.states("2026-10-05T04:00:00Z"), "0.06")));
        run = partner.reconciles();
        found = partner.breaks(run).get(0);
    }

    @AfterEach
    void drop() {
        partner.close();
    }

    @Test
    void anAdjustmentThatASecondPersonApprovesIsBookedOnceOnTheFirstOpenDate() {
        DisputeCase dispute = opened();
        assertThat(dispute.state()).isEqualTo("OPENED");
        assertThat(dispute.disputed()).isEqualTo(Money.ofYuan("0.024"));
        assertThat(dispute.agreement()).isEqualTo("wanxiang-location");
        assertThat(dispute.found()).isTrue();
        assertThat(frozen()).isEqualTo(Money.ofYuan("0.024"));
        reviewed(dispute.id());
        take(dispute.id(), "PROPOSE", "0.01", CLERK);

        DisputeCase resolved = take(dispute.id(), "APPROVE", null, CHIEF);

        assertThat(resolved.state()).isEqualTo("RESOLVED");
        assertThat(resolved.adjustment()).contains(Money.ofYuan("0.01"));
        assertThat(resolved.frozen()).isEqualTo(Money.ZERO);
        assertThat(frozen()).isEqualTo(Money.ZERO);
        assertThat(resolved.steps())
                .extracting(DisputeCase.Step::step)
                .containsExactly("OPEN", "CONTACT", "REVIEW", "PROPOSE", "APPROVE");
        assertThat(resolved.steps().get(4).by()).isEqualTo("admin2");
        assertThat(owed(LedgerAccount.payableTo(Billing.WANXIANG))).isEqualTo(Money.ofYuan("-0.01"));
        assertThat(owed(LedgerAccount.payableTo(Billing.OPERATOR))).isEqualTo(Money.ofYuan("0.01"));
        assertThat(partner.database.number("""
                        select count(*) from billing.correction
                        where reason = 'ADJUSTMENT' and corrects = '2026-10' and booked_on = '2026-11-01'
                          and decided_by = '{admin,admin2}' and gross_micro_yuan = 0""")).isOne();
        assertThat(partner.database.number("select sum(share_micro_yuan) from billing.correction_share"))
                .isZero();
        assertThat(refusal(() -> disputes.take(dispute.id(), "APPROVE", Optional.empty(), CHIEF, "again")))
                .isEqualTo(new DisputeRefusal.NotNow(DisputeStep.APPROVE, DisputeState.RESOLVED));
    }

    @Test
    void nobodyApprovesTheirOwnProposalNorThePartnerItsGain() {
        DisputeCase dispute = opened();
        reviewed(dispute.id());
        take(dispute.id(), "PROPOSE", "0.02", CLERK);

        assertThat(refusal(() -> disputes.take(dispute.id(), "APPROVE", Optional.empty(), CLERK, "x")))
                .isEqualTo(new DisputeRefusal.OwnProposal(DisputeStep.APPROVE));
        Person sameNameOtherId = new Person(new UUID(9, 9), "admin", true);
        assertThat(refusal(() -> disputes.take(dispute.id(), "APPROVE", Optional.empty(), sameNameOtherId, "x")))
                .isEqualTo(new DisputeRefusal.OwnProposal(DisputeStep.APPROVE));
        assertThat(refusal(() -> disputes.take(dispute.id(), "APPROVE", Optional.empty(), FINANCE, "x")))
                .isEqualTo(new DisputeRefusal.OtherSidesStep(DisputeStep.APPROVE));
        assertThat(partner.database.number("select count(*) from billing.correction"))
                .isZero();
    }

    @Test
    void aDisputeIsRejectedByAProposalOfNothingWhichBooksNothing() {
        DisputeCase dispute = opened();
        reviewed(dispute.id());
        take(dispute.id(), "PROPOSE", "0", CLERK);
        DisputeCase rejected = take(dispute.id(), "APPROVE", null, CHIEF);

        assertThat(rejected.adjustment()).contains(Money.ZERO);
        assertThat(frozen()).isEqualTo(Money.ZERO);
        assertThat(partner.database.number("select count(*) from billing.correction"))
                .isZero();
        assertThat(refusal(() -> disputes.open(run.id(), found.key(), Optional.empty(), FINANCE, "again")))
                .isEqualTo(new DisputeRefusal.AlreadyDisputed());
    }

    @Test
    void aWithdrawnDisputeFreesTheMoneyAndMayBeOpenedAnew() {
        DisputeCase dispute = opened();
        assertThat(take(dispute.id(), "WITHDRAW", null, FINANCE).state()).isEqualTo("WITHDRAWN");
        assertThat(frozen()).isEqualTo(Money.ZERO);
        assertThat(opened().id()).isNotEqualTo(dispute.id());
        assertThat(frozen()).isEqualTo(Money.ofYuan("0.024"));
    }

    @Test
    void clocksShowWhatIsDueAndWhatIsOverdueWhenTheyAreRead() {
        DisputeCase dispute = opened();
        assertThat(dispute.firstContact().due())
                .contains(partner.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(dispute.resolution().due()).contains(partner.clock.instant().plus(Duration.ofHours(24)));

        partner.clock.advance(Duration.ofMinutes(11));
        assertThat(await(disputes.dispute(dispute.id()))
                        .orElseThrow()
                        .firstContact()
                        .overdue())
                .isTrue();
        reviewed(dispute.id());
        DisputeCase asked = take(dispute.id(), "ASK", null, CLERK);
        assertThat(asked.resolution().due()).isEmpty();
        partner.clock.advance(Duration.ofDays(3));
        DisputeCase answered = take(dispute.id(), "ANSWER", null, FINANCE);

        assertThat(answered.resolution().overdue()).isFalse();
        assertThat(answered.resolution().elapsedSeconds()).isEqualTo(660);
        assertThat(answered.firstContact().elapsedSeconds()).isEqualTo(660);
    }

    @Test
    void evidenceIsAddedByEitherSideAsItWasGiven() {
        DisputeCase dispute = opened();
        await(disputes.take(dispute.id(), "EVIDENCE", Optional.empty(), FINANCE, "对账单第 3 行，见附件 A"));
        DisputeCase now =
                await(disputes.take(dispute.id(), "EVIDENCE", Optional.empty(), CLERK, "Trace c-17 shows 0.12."));

        assertThat(now.state()).isEqualTo("OPENED");
        assertThat(now.steps()).extracting(DisputeCase.Step::note).contains("对账单第 3 行，见附件 A", "Trace c-17 shows 0.12.");
    }

    @Test
    void aDisputeStaysWithItsBreakInLaterRuns() {
        DisputeCase dispute = opened();
        ReconciliationRun again = partner.reconciles();

        assertThat(partner.breaks(again).get(0).dispute()).contains(dispute.id());
        assertThat(await(disputes.dispute(dispute.id())).orElseThrow().found()).isTrue();
        assertThat(refusal(() -> disputes.open(again.id(), found.key(), Optional.empty(), FINANCE, "again")))
                .isEqualTo(new DisputeRefusal.AlreadyDisputed());

        take(dispute.id(), "WITHDRAW", null, FINANCE);
        assertThat(refusal(() -> disputes.open(run.id(), found.key(), Optional.empty(), FINANCE, "old run")))
                .isEqualTo(new DisputeRefusal.RunSuperseded());
    }

    @Test
    void noMoreIsDisputedThanIsAtRiskAndNothingThatWasNotFound() {
        assertThat(refusal(() ->
                        disputes.open(run.id(), found.key(), Optional.of(Money.ofYuan("0.025")), FINANCE, "more")))
                .isEqualTo(new DisputeRefusal.MoreThanAtRisk(Money.ofYuan("0.025"), Money.ofYuan("0.024")));
        assertThat(refusal(() -> disputes.open(run.id(), found.key(), Optional.of(Money.ZERO), FINANCE, "none")))
                .isEqualTo(new DisputeRefusal.NothingDisputed(Money.ZERO));
        assertThat(refusal(() -> disputes.open(run.id(), "ab".repeat(32), Optional.empty(), FINANCE, "?")))
                .isEqualTo(new DisputeRefusal.NoSuchBreak());
    }

    @Test
    void aCallThatThePartnerNamesOtherwiseIsDisputedUnderOurName() {
        partner.sends(
                2, file(row(partner.states("2026-10-06T04:00:00Z")).replace("location-verification", "Unknown!")));
        ReconciliationRun next = partner.reconciles();
        FoundBreak unknown = partner.breaks(next).stream()
                .filter(one -> one.kind().equals("UNKNOWN_PRODUCT"))
                .findFirst()
                .orElseThrow();

        DisputeCase dispute =
                await(disputes.open(next.id(), unknown.key(), Optional.empty(), FINANCE, "named otherwise"));
        assertThat(dispute.product().api()).isEqualTo("location-verification");
    }

    @Test
    void listsAreOfOnePartnerAndWithoutWhatHasEnded() {
        DisputeCase dispute = opened();

        assertThat(await(disputes.disputes(Optional.of(Billing.WANXIANG), true, 0, 10))
                        .items())
                .extracting(DisputeCase::id)
                .containsExactly(dispute.id());
        assertThat(await(disputes.disputes(Optional.of(Billing.OPERATOR), false, 0, 10))
                        .totalCount())
                .isZero();
        take(dispute.id(), "WITHDRAW", null, FINANCE);
        assertThat(await(disputes.disputes(Optional.empty(), true, 0, 10)).items())
                .isEmpty();
        assertThat(await(disputes.disputes(Optional.empty(), false, 0, 10)).totalCount())
                .isOne();
    }

    private DisputeCase opened() {
        return await(disputes.open(run.id(), found.key(), Optional.empty(), FINANCE, "我方记录为 0.06"));
    }

    private void reviewed(UUID dispute) {
        take(dispute, "CONTACT", null, CLERK);
        take(dispute, "REVIEW", null, CLERK);
    }

    private DisputeCase take(UUID dispute, String step, String yuan, Person by) {
        return await(disputes.take(dispute, step, Optional.ofNullable(yuan).map(Money::ofYuan), by, step));
    }

    private Money frozen() {
        return await(disputes.frozen(Billing.WANXIANG, ReconciledPartner.OCTOBER));
    }

    private Money owed(LedgerAccount account) {
        return partner.billing.balance(account, OPEN);
    }

    private static Refusal refusal(Supplier<CompletionStage<?>> step) {
        return catchThrowableOfType(RefusedException.class, () -> await(step.get()))
                .refusal();
    }
}
