package io.hefu.billing.payout;

import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static io.hefu.billing.payout.PayoutBed.ADMIN;
import static io.hefu.billing.payout.PayoutBed.ADMIN_2;
import static io.hefu.billing.payout.PayoutBed.OCTOBER;
import static io.hefu.billing.payout.PayoutBed.OTHER;
import static io.hefu.billing.payout.PayoutBed.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.Billing;
import io.hefu.billing.TestDatabase;
import io.hefu.billing.ledger.LedgerAccount;
import io.hefu.billing.ledger.LedgerEntry;
import io.hefu.billing.ledger.LedgerStore;
import io.hefu.billing.ledger.LedgerTransaction;
import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.Payable.State;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutCandidate.Obstacle;
import io.hefu.core.payout.PayoutFile;
import io.hefu.core.payout.PayoutHold.Change;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayoutStoreTest {

    private static final Set<OrganisationId> ALL = Set.of();

    private final TestDatabase database = TestDatabase.fresh();
    private final PayoutBed bed = new PayoutBed(database.pool());

    @BeforeEach
    void twoPartiesHaveInvoiced() {
        for (OrganisationId party : List.of(WANXIANG, OTHER)) {
            bed.issue(party, OCTOBER, party.equals(WANXIANG) ? 100_000 : 7_00);
            bed.invoice(party, OCTOBER);
            bed.account(party);
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatIsInvoicedIsPaidAndBooked() {
        Payout payout = approved("2026-11-A");
        PayoutFile file = file(payout);

        Payout settled = await(bed.payouts.importResults(payout.id(), PayoutBed.allPaid(file, TODAY), ADMIN));

        assertThat(settled.state()).isEqualTo(Payout.State.SETTLED);
        assertThat(settled.total()).isEqualTo(Fen.money(100_700));
        assertThat(settled.items()).extracting(PayoutItem::state).containsOnly(PayoutItem.State.PAID);
        assertThat(state(WANXIANG)).isEqualTo(State.PAID);
        assertThat(balance(LedgerAccount.payableTo(WANXIANG))).isEqualTo(Fen.money(100_000));
        assertThat(balance(new LedgerAccount(LedgerAccount.Kind.BANK, Billing.OPERATOR)))
                .isEqualTo(Fen.money(-100_700));
        assertThat(await(bed.payables.events(WANXIANG, OCTOBER)))
                .extracting(event -> event.state() + " " + event.actor() + " " + event.note())
                .containsExactly(
                        "CONFIRMED finance-" + WANXIANG + " ",
                        "INVOICED finance-" + WANXIANG + " invoice "
                                + bed.invoiceOf(WANXIANG, OCTOBER, Money.ZERO).number(),
                        "PAID admin payout 2026-11-A");
    }

    @Test
    void theFileIsTheSameEachTimeAndSealedAtRest() {
        Payout payout = approved("2026-11-A");
        PayoutFile file = file(payout);

        assertThat(file(payout).bytes()).isEqualTo(file.bytes());
        assertThat(HexFormat.of().formatHex(PayoutFileStore.sha256(file.bytes())))
                .isEqualTo(file.file().sha256());
        assertThat(file.file().name()).isEqualTo("hefu-payout-000001.csv");
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("6217000012345678", "TAIL,2,1007.00");
        assertThat(database.number(
                        "select count(*) from billing.payout where position('6217000012345678'::bytea in file) > 0"))
                .isZero();
        assertThat(database.number("select count(*) from billing.bank_account"
                        + " where position('6217000012345678'::bytea in account_number) > 0"))
                .isZero();
    }

    @Test
    void filesAreNumberedWithoutGaps() {
        Payout first = await(bed.payouts.create("A", Set.of(WANXIANG), ADMIN));
        await(bed.payouts.cancel(first.id(), ADMIN));
        Payout second = await(bed.payouts.create("B", Set.of(WANXIANG), ADMIN));
        Payout third = await(bed.payouts.create("C", ALL, ADMIN));

        assertThat(await(bed.payouts.approve(third.id(), ADMIN_2)).file())
                .map(Payout.File::sequence)
                .contains(1L);
        assertThat(await(bed.payouts.approve(second.id(), ADMIN_2)).file())
                .map(Payout.File::sequence)
                .contains(2L);
        assertThat(await(bed.payouts.list(1, 2)).items()).hasSize(2);
        assertThat(await(bed.payouts.list(1, 2)).pagination().totalCount()).isEqualTo(3);
    }

    @Test
    void theSameReferenceIsTheSamePayout() {
        Payout created = await(bed.payouts.create("2026-11-A", ALL, ADMIN));

        assertThat(await(bed.payouts.create("2026-11-A", ALL, ADMIN))).isEqualTo(created);
        assertThatThrownBy(() -> await(bed.payouts.create("2026-11-B", ALL, ADMIN)))
                .hasMessageContaining("Nothing can be paid now");
    }

    @Test
    void manyAtOnceCreateOnePayout() {
        List<CompletableFuture<Payout>> attempts = IntStream.range(0, 8)
                .mapToObj(attempt ->
                        bed.payouts.create("attempt-" + attempt, ALL, ADMIN).toCompletableFuture())
                .toList();

        long created = attempts.stream()
                .filter(attempt ->
                        attempt.handle((payout, refused) -> refused == null).join())
                .count();

        assertThat(created).isEqualTo(1);
    }

    @Test
    void nobodyApprovesTheirOwnPayout() {
        Payout payout = await(bed.payouts.create("2026-11-A", ALL, ADMIN));

        assertThatThrownBy(() -> await(bed.payouts.approve(payout.id(), ADMIN)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code().name()).isEqualTo("OWN_PAYOUT"));
        assertThatThrownBy(
                        () -> database.run(
                                "update billing.payout set approved_by = created_by, approved_at = now(),"
                                        + " state = 'APPROVED', sequence = 9, file = '\\x00', file_sha256 = decode(repeat('00', 32), 'hex')"))
                .hasMessageContaining("payout_check");
    }

    @Test
    void aCancelledPayoutLeavesItsAmountsPayable() {
        Payout payout = await(bed.payouts.create("2026-11-A", ALL, ADMIN));
        await(bed.payouts.cancel(payout.id(), ADMIN));

        assertThat(await(bed.payouts.cancel(payout.id(), ADMIN)).state()).isEqualTo(Payout.State.CANCELLED);
        assertThat(approved("2026-11-B").total()).isEqualTo(Fen.money(100_700));
        assertThatThrownBy(() -> await(bed.payouts.approve(payout.id(), ADMIN_2)))
                .hasMessageContaining("CANCELLED");
    }

    @Test
    void anApprovedPayoutIsNotCancelled() {
        Payout payout = approved("2026-11-A");

        assertThatThrownBy(() -> await(bed.payouts.cancel(payout.id(), ADMIN))).hasMessageContaining("APPROVED");
    }

    @Test
    void whatWasReturnedIsPayableAgain() {
        Payout payout = approved("2026-11-A");
        byte[] returned = PayoutBed.result(payout, 1, "RETURNED", TODAY, "账号与户名不符");

        await(bed.payouts.importResults(payout.id(), returned, ADMIN));

        PayoutItem item =
                await(bed.payouts.find(payout.id())).orElseThrow().items().get(0);
        assertThat(item.returnReason()).contains("账号与户名不符");
        assertThat(state(item.party())).isEqualTo(State.INVOICED);
        assertThat(database.number("select count(*) from billing.ledger_transaction"))
                .isZero();
        assertThat(await(bed.payouts.create("2026-11-B", ALL, ADMIN)).items())
                .extracting(PayoutItem::party)
                .containsExactly(item.party());
    }

    @Test
    void whatWasPaidAndComesBackIsBookedBackOnce() {
        Payout payout = approved("2026-11-A");
        await(bed.payouts.importResults(payout.id(), PayoutBed.allPaid(file(payout), TODAY), ADMIN));
        bed.clock.advance(Duration.ofDays(2));
        LocalDate later = TODAY.plusDays(2);

        for (String reason : List.of("退汇", "退汇", "退汇 again")) {
            await(bed.payouts.importResults(
                    payout.id(), PayoutBed.result(payout, 1, "RETURNED", later, reason), ADMIN));
        }

        OrganisationId party = payout.items().get(0).party();
        assertThat(state(party)).isEqualTo(State.INVOICED);
        assertThat(balance(LedgerAccount.payableTo(party))).isEqualTo(Money.ZERO);
        assertThat(database.number("select count(*) from billing.ledger_transaction"))
                .isEqualTo(3);
    }

    @Test
    void copiesOfResultsChangeNothing() {
        Payout payout = approved("2026-11-A");
        byte[] paid = PayoutBed.allPaid(file(payout), TODAY);
        byte[] same = (new String(paid, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);

        for (byte[] csv : List.of(paid, paid, same)) {
            await(bed.payouts.importResults(payout.id(), csv, ADMIN));
        }

        assertThat(database.number("select count(*) from billing.ledger_transaction"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from billing.payout_result_file"))
                .isEqualTo(2);
    }

    @Test
    void aFileWithAnErrorChangesNothingAtAll() {
        Payout payout = approved("2026-11-A");
        String good = new String(PayoutBed.result(payout, 1, "PAID", TODAY, ""), StandardCharsets.UTF_8);

        for (String bad : List.of("HF000009-0001,PAID," + TODAY + ",", "HF000001-0009,PAID," + TODAY + ",")) {
            assertThatThrownBy(() -> await(bed.payouts.importResults(
                            payout.id(), (good + "\n" + bad).getBytes(StandardCharsets.UTF_8), ADMIN)))
                    .hasMessageContaining("Row 3");
        }
        assertThatThrownBy(() -> await(bed.payouts.importResults(
                        payout.id(), PayoutBed.result(payout, 1, "PAID", TODAY.plusDays(1), ""), ADMIN)))
                .hasMessageContaining("Row 2: the date");
        assertThat(database.number("select count(*) from billing.payout_item where state <> 'SENT'"))
                .isZero();
        assertThat(database.number("select count(*) from billing.payout_result_file"))
                .isZero();
    }

    @Test
    void onlyTheUndisputedPartIsPaid() {
        PartyMonth november = new PartyMonth(WANXIANG, OCTOBER.plusMonths(1));
        bed.clock.advance(Duration.ofDays(30));
        bed.issue(WANXIANG, november.month(), 5_000);
        bed.frozen.put(november, Money.ofYuan("12.345"));
        assertThatThrownBy(() -> bed.invoice(WANXIANG, november.month())).hasMessageContaining("DISPUTED");
        Money rest = await(bed.payables.find(WANXIANG, november.month()))
                .orElseThrow()
                .toInvoice();

        assertThat(rest).as("of a disputed part of a fen nothing is paid").isEqualTo(Money.ofYuan("37.65"));
        await(bed.payables.invoice(
                WANXIANG, november.month(), bed.invoiceOf(WANXIANG, november.month(), rest), PayoutBed.FINANCE));
        assertThat(await(bed.payouts.candidates(Billing.OPERATOR)))
                .filteredOn(candidate -> candidate.party().equals(WANXIANG))
                .extracting(PayoutCandidate::amount)
                .containsExactly(Fen.money(100_000 + 3_765));
    }

    @Test
    void whatIsDisputedAfterTheProposalIsNotApproved() {
        Payout payout = await(bed.payouts.create("2026-11-A", ALL, ADMIN));
        bed.frozen.put(new PartyMonth(WANXIANG, OCTOBER), Fen.money(1));

        assertThatThrownBy(() -> await(bed.payouts.approve(payout.id(), ADMIN_2)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code().name()).isEqualTo("PAYOUT_STALE"));
    }

    @Test
    void anAccountThatWasReplacedAfterTheProposalIsNotPaid() {
        Payout payout = await(bed.payouts.create("2026-11-A", ALL, ADMIN));
        BankAccount other = await(bed.accounts.propose(WANXIANG, PayoutBed.bankAccount(), PayoutBed.FINANCE));
        await(bed.accounts.decide(WANXIANG, other.id(), true, PayoutBed.FINANCE_2));

        assertThatThrownBy(() -> await(bed.payouts.approve(payout.id(), ADMIN_2)))
                .hasMessageContaining(WANXIANG.toString());
    }

    @Test
    void suspendedPartiesAreNotPaidFromTheProposalOnUntilTheyAreResumed() {
        UUID suspension =
                await(bed.holds.propose(WANXIANG, Change.SUSPEND, "考核", ADMIN)).id();
        assertThat(obstacle(WANXIANG)).contains(Obstacle.SUSPENDED);
        assertThatThrownBy(() -> await(bed.holds.decide(WANXIANG, suspension, true, ADMIN)))
                .hasMessageContaining("OWN_HOLD");
        await(bed.holds.decide(WANXIANG, suspension, true, ADMIN_2));
        bed.clock.advance(Duration.ofMinutes(1));
        UUID resumption =
                await(bed.holds.propose(WANXIANG, Change.RESUME, "已整改", ADMIN)).id();
        assertThat(obstacle(WANXIANG)).contains(Obstacle.SUSPENDED);

        await(bed.holds.decide(WANXIANG, resumption, true, ADMIN_2));

        assertThat(obstacle(WANXIANG)).isEmpty();
        assertThatThrownBy(() -> await(bed.holds.propose(WANXIANG, Change.RESUME, "again", ADMIN)))
                .hasMessageContaining("as wanted already");
    }

    @Test
    void aRejectedSuspensionHoldsNothingBack() {
        UUID suspension =
                await(bed.holds.propose(WANXIANG, Change.SUSPEND, "考核", ADMIN)).id();
        await(bed.holds.decide(WANXIANG, suspension, false, ADMIN_2));

        assertThat(obstacle(WANXIANG)).isEmpty();
        assertThat(await(bed.payouts.create("2026-11-A", Set.of(WANXIANG), ADMIN))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aPartyThatIsNamedAndCannotBePaidRefusesThePayout() {
        await(bed.holds.propose(WANXIANG, Change.SUSPEND, "考核", ADMIN));

        assertThatThrownBy(() -> await(bed.payouts.create("2026-11-A", Set.of(WANXIANG, OTHER), ADMIN)))
                .hasMessageContaining("SUSPENDED");
        assertThat(database.number("select count(*) from billing.payout")).isZero();
    }

    @Test
    void accountsAreShownMaskedAndChangedByTwoPeople() {
        BankAccount proposed = await(bed.accounts.propose(WANXIANG, PayoutBed.bankAccount(), PayoutBed.FINANCE));

        assertThat(proposed.maskedNumber()).isEqualTo("**** 5678");
        assertThatThrownBy(() -> await(bed.accounts.propose(WANXIANG, PayoutBed.bankAccount(), PayoutBed.FINANCE)))
                .hasMessageContaining("awaits its decision");
        assertThatThrownBy(() -> await(bed.accounts.decide(WANXIANG, proposed.id(), true, PayoutBed.FINANCE)))
                .hasMessageContaining("OWN_BANK_ACCOUNT");
        assertThatThrownBy(() -> await(bed.accounts.decide(OTHER, proposed.id(), true, ADMIN)))
                .hasMessageContaining("NOT_FOUND");
        assertThat(await(bed.accounts.decide(WANXIANG, proposed.id(), true, ADMIN))
                        .state())
                .isEqualTo(BankAccount.State.IN_FORCE);
        assertThat(await(bed.accounts.of(WANXIANG)))
                .extracting(BankAccount::state)
                .containsExactlyInAnyOrder(BankAccount.State.IN_FORCE, BankAccount.State.REPLACED);
    }

    @Test
    void withoutAKeyNoAccountIsKept() {
        BankAccountStore keyless =
                new BankAccountStore(database.pool(), bed.clock, UUID::randomUUID, new PayoutVault(Optional.empty()));

        assertThatThrownBy(() -> await(keyless.propose(WANXIANG, PayoutBed.bankAccount(), PayoutBed.FINANCE)))
                .hasMessageContaining("hefu.billing.payout.sealing-key");
    }

    @Test
    void whatAPartyOwesIsSetOffAndSettledWithTheRest() {
        bed.clock.advance(Duration.ofDays(30));
        bed.issue(OTHER, OCTOBER.plusMonths(1), -2_00);
        bed.invoice(OTHER, OCTOBER.plusMonths(1));

        Payout payout = approved("2026-12-A");
        await(bed.payouts.importResults(payout.id(), PayoutBed.allPaid(file(payout), TODAY.plusDays(30)), ADMIN));

        assertThat(balance(LedgerAccount.payableTo(OTHER), TODAY.plusDays(30))).isEqualTo(Fen.money(5_00));
        assertThat(await(bed.payables.list(Optional.of(OTHER), true, 1, 10)).items())
                .isEmpty();
    }

    @Test
    void theBalanceIsOfAnyDate() {
        LedgerTransaction earned = new LedgerTransaction(
                UUID.randomUUID(),
                "earned",
                TODAY.minusDays(3),
                TODAY.minusDays(3),
                Optional.empty(),
                List.of(
                        LedgerEntry.debit(
                                LedgerAccount.receivableFrom(OrganisationId.of("00000000-0000-7000-8000-000000000010")),
                                Money.ofYuan("1000.004")),
                        LedgerEntry.credit(LedgerAccount.payableTo(WANXIANG), Money.ofYuan("1000.004"))));
        await(database.pool()
                .withTransaction(connection -> new LedgerStore().post(connection, List.of(earned), bed.clock.instant()))
                .subscribeAsCompletionStage());
        Payout payout = approved("2026-11-A");
        await(bed.payouts.importResults(payout.id(), PayoutBed.allPaid(file(payout), TODAY), ADMIN));

        assertThat(await(bed.balances.at(WANXIANG, TODAY.minusDays(4))).open()).isEqualTo(Money.ZERO);
        assertThat(await(bed.balances.at(WANXIANG, TODAY.minusDays(1))).open()).isEqualTo(Money.ofYuan("1000.004"));
        assertThat(await(bed.balances.at(WANXIANG, TODAY)).earned()).isEqualTo(Money.ofYuan("1000.004"));
        assertThat(await(bed.balances.at(WANXIANG, TODAY)).paid()).isEqualTo(Money.ofYuan("1000"));
        assertThat(await(bed.balances.at(WANXIANG, TODAY)).open()).isEqualTo(Money.ofYuan("0.004"));
    }

    @Test
    void aPaymentOfAClosedDayIsBookedOnTheFirstOpenOne() {
        Payout payout = approved("2026-11-A");
        bed.clock.advance(Duration.ofDays(3));
        database.run("update billing.books set open_from = '2026-11-05'");

        await(bed.payouts.importResults(payout.id(), PayoutBed.allPaid(file(payout), TODAY), ADMIN));

        assertThat(database.number("select count(*) from billing.ledger_transaction"
                        + " where business_date = '2026-11-03' and booked_on = '2026-11-05'"))
                .isEqualTo(2);
    }

    @Test
    void theDatabaseItselfRefusesToPayAStatementTwice() {
        approved("2026-11-A");

        assertThatThrownBy(() -> database.run("""
                        insert into billing.payout (id, reference, operator, state, created_by, created_at, items, total_fen)
                        values ('00000000-0000-0000-0000-00000000000a', 'B', gen_random_uuid(), 'PROPOSED', 'x', now(), 1, 5);
                        insert into billing.payout_item
                            (payout, number, party, amount_fen, bank_account, state, paid_on, changed_at)
                        select '00000000-0000-0000-0000-00000000000a', 1, party, 5, bank_account, 'PAID', '2026-11-03', now()
                        from billing.payout_item limit 1;
                        insert into billing.payout_part (payout, number, party, starts_on, amount_fen)
                        select '00000000-0000-0000-0000-00000000000a', 1, party, '2026-10-01', 5
                        from billing.payout_item where amount_fen = 5""")).hasMessageContaining("expected: at most its payable");
    }

    private Payout approved(String reference) {
        Payout payout = await(bed.payouts.create(reference, ALL, ADMIN));
        return await(bed.payouts.approve(payout.id(), ADMIN_2));
    }

    private PayoutFile file(Payout payout) {
        return await(bed.payouts.file(payout.id())).orElseThrow();
    }

    private State state(OrganisationId party) {
        return await(bed.payables.find(party, OCTOBER)).orElseThrow().state();
    }

    private Optional<Obstacle> obstacle(OrganisationId party) {
        return await(bed.payouts.candidates(Billing.OPERATOR)).stream()
                .filter(candidate -> candidate.party().equals(party))
                .findFirst()
                .flatMap(PayoutCandidate::obstacle);
    }

    private Money balance(LedgerAccount account) {
        return balance(account, TODAY.plusDays(2));
    }

    private Money balance(LedgerAccount account, LocalDate date) {
        return await(new LedgerStore().balance(database.pool(), account, date).subscribeAsCompletionStage());
    }
}
