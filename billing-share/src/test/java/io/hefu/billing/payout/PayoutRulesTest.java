package io.hefu.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.Billing;
import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.billing.payable.PayableFacts;
import io.hefu.billing.payout.PaymentResult.Status;
import io.hefu.billing.payout.SentItem.Effect;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutCandidate.Obstacle;
import io.hefu.core.payout.PayoutItem.State;
import io.hefu.core.payout.PayoutPart;
import io.hefu.core.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is paid how much, what the bank is told, and what its answers mean. */
class PayoutRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 7);
    private static final OrganisationId OTHER = OrganisationId.of("00000000-0000-7000-8000-000000000021");
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-0000000000a0");
    private static final Standing FREE =
            new Standing(Set.of(), Set.of(), Map.of(Billing.WANXIANG, ACCOUNT, OTHER, ACCOUNT));

    @Test
    void allMonthsOfAPartyArePaidTogether() {
        assertThat(plan(FREE)
                        .candidates(
                                List.of(invoiced(Billing.WANXIANG, 9, 500), invoiced(Billing.WANXIANG, 10, 700)),
                                TODAY))
                .containsExactly(new PayoutCandidate(
                        Billing.WANXIANG, Fen.money(1_200), List.of(part(9, 500), part(10, 700)), Optional.empty()));
    }

    @Test
    void whatAPartyOwesIsSetOff() {
        PayoutCandidate candidate = plan(FREE)
                .candidates(List.of(owing(Billing.WANXIANG, 9, -300), invoiced(Billing.WANXIANG, 10, 700)), TODAY)
                .get(0);

        assertThat(candidate.amount()).isEqualTo(Fen.money(400));
        assertThat(candidate.parts()).containsExactly(part(9, -300), part(10, 700));
    }

    @Test
    void whoOwesMoreThanIsPayableWaits() {
        assertThat(plan(FREE)
                        .candidates(
                                List.of(owing(Billing.WANXIANG, 9, -701), invoiced(Billing.WANXIANG, 10, 700)), TODAY))
                .extracting(PayoutCandidate::obstacle)
                .containsExactly(Optional.of(Obstacle.BELOW_MINIMUM));
    }

    @Test
    void thoseWhoCannotBePaidAreNamedWithTheReason() {
        List<PayableFacts> statements = List.of(invoiced(Billing.WANXIANG, 10, 700));

        assertThat(obstacle(new Standing(Set.of(Billing.WANXIANG), Set.of(), FREE.accounts()), statements))
                .contains(Obstacle.SUSPENDED);
        assertThat(obstacle(new Standing(Set.of(), Set.of(Billing.WANXIANG), FREE.accounts()), statements))
                .contains(Obstacle.IN_PAYMENT);
        assertThat(obstacle(new Standing(Set.of(), Set.of(), Map.of()), statements))
                .contains(Obstacle.NO_BANK_ACCOUNT);
        assertThat(obstacle(FREE, List.of(invoiced(Billing.WANXIANG, 10, 99)))).contains(Obstacle.BELOW_MINIMUM);
    }

    @Test
    void theOperatorDoesNotPayItself() {
        assertThat(plan(FREE).candidates(List.of(invoiced(Billing.OPERATOR, 10, 700)), TODAY))
                .isEmpty();
    }

    @Test
    void theFileHasControlTotalsAtBothEnds() {
        byte[] file =
                PayoutFileText.write(12, ACCOUNT, TODAY, List.of(line(1, "万象商业有限公司", 100_000), line(2, "A, B", 7)));

        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("HEAD,hefu-payout 1,12,00000000-0000-7000-8000-0000000000a0,2026-12-07,2,1000.07\r\n"
                        + "ITEM,HF000012-0001,万象商业有限公司,中国银行,104100000004,6217000012345678,1000.00,分成款 2026-10\r\n"
                        + "ITEM,HF000012-0002,\"A, B\",中国银行,104100000004,6217000012345678,0.07,分成款 2026-10\r\n"
                        + "TAIL,2,1000.07\r\n");
    }

    @Test
    void aReferenceIsReadAsItIsWritten() {
        PaymentReference reference = new PaymentReference(12, 3);

        assertThat(reference).hasToString("HF000012-0003");
        assertThat(PaymentReference.of("HF000012-0003")).contains(reference);
        assertThat(PaymentReference.of("HF12-3")).isEmpty();
    }

    @Test
    void resultsAreReadRowByRow() {
        assertThat(ResultFile.read(csv(
                        "reference,status,date,reason",
                        "HF000001-0001,PAID,2026-12-08,",
                        "HF000001-0002,RETURNED,2026-12-08,账号与户名不符")))
                .containsExactly(
                        new PaymentResult(2, new PaymentReference(1, 1), Status.PAID, LocalDate.of(2026, 12, 8), ""),
                        new PaymentResult(
                                3, new PaymentReference(1, 2), Status.RETURNED, LocalDate.of(2026, 12, 8), "账号与户名不符"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file has no results",
                "reference,status,date,reason|the file has no results",
                "ref,status|header",
                "reference,status,date,reason\\nX,PAID,2026-12-08,|Row 2: the reference",
                "reference,status,date,reason\\nHF000001-0001,OK,2026-12-08,|Row 2: the status",
                "reference,status,date,reason\\nHF000001-0001,PAID,8.12.2026,|Row 2: the date",
                "reference,status,date,reason\\nHF000001-0001,RETURNED,2026-12-08,|Row 2: a return needs a reason",
                "reference,status,date,reason\\nHF000001-0001,RETURNED|Row 2: the date"
            })
    void aFileWithAnErrorIsRefusedAtItsRow(String text, String expected) {
        assertThatThrownBy(() -> ResultFile.read(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> ResultFile.read(new byte[] {(byte) 0xb8, (byte) 0xb6, 0}))
                .hasMessageContaining("no CSV in UTF-8");
    }

    @Test
    void moneyThatCameBackIsBookedBackOnce() {
        SentItem sent = new SentItem(1, OTHER, 700, State.SENT, Optional.empty(), Optional.empty(), Optional.empty());
        SentItem paid = sent.after(result(Status.PAID, 8));
        SentItem returned = paid.after(result(Status.RETURNED, 9));

        assertThat(sent.effect(result(Status.PAID, 8))).isEqualTo(Effect.PAYMENT);
        assertThat(sent.effect(result(Status.RETURNED, 8))).isEqualTo(Effect.RETURN);
        assertThat(paid.effect(result(Status.PAID, 8))).isEqualTo(Effect.NONE);
        assertThat(paid.effect(result(Status.RETURNED, 9))).isEqualTo(Effect.REVERSAL);
        assertThat(returned.effect(result(Status.RETURNED, 9))).isEqualTo(Effect.NONE);
        assertThat(returned.effect(result(Status.PAID, 8)))
                .as("a copy of what was before the return")
                .isEqualTo(Effect.NONE);
        assertThatThrownBy(() -> returned.effect(result(Status.PAID, 10))).hasMessageContaining("contradicts");
        assertThatThrownBy(() -> sent.after(result(Status.RETURNED, 8)).effect(result(Status.PAID, 8)))
                .hasMessageContaining("contradicts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@A", "", "x", "A\nB"})
    void aNameIsNoFormula(String name) {
        assertThatThrownBy(() ->
                        AccountRules.require(new NewBankAccount(name, "中国银行", "104100000004", "6217000012345678")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void anAccountIsAsBanksWriteIt() {
        AccountRules.require(new NewBankAccount("万象商业（北京）有限公司", "中国银行北京分行", "104100000004", "6217000012345678"));

        assertThatThrownBy(() -> AccountRules.require(new NewBankAccount("万象", "中行", "1041", "62 17")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(((PayoutRefusal) refused.refusal()).problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("bankCode", "number"));
    }

    private static Optional<Obstacle> obstacle(Standing standing, List<PayableFacts> statements) {
        return plan(standing).candidates(statements, TODAY).get(0).obstacle();
    }

    private static PayoutPlan plan(Standing standing) {
        return new PayoutPlan(standing, Billing.OPERATOR, Fen.money(100));
    }

    private static PayoutPart part(int month, long fen) {
        return new PayoutPart(YearMonth.of(2026, month), Fen.money(fen));
    }

    private static PayableFacts invoiced(OrganisationId party, int month, long fen) {
        return facts(party, month, fen, fen);
    }

    private static PayableFacts owing(OrganisationId party, int month, long fen) {
        return facts(party, month, fen, 0);
    }

    private static PayableFacts facts(OrganisationId party, int month, long fen, long invoiced) {
        LocalDate issuedOn = LocalDate.of(2026, month + 1, 2);
        return new PayableFacts(
                new PartyMonth(party, YearMonth.of(2026, month)),
                Payable.State.CONFIRMED,
                issuedOn,
                issuedOn.plusDays(10),
                true,
                fen,
                0,
                invoiced,
                invoiced,
                0,
                0);
    }

    private static PayoutFileText.Line line(int number, String name, long fen) {
        return new PayoutFileText.Line(
                new PaymentReference(12, number), name, "中国银行", "104100000004", "6217000012345678", fen, "分成款 2026-10");
    }

    private static PaymentResult result(Status status, int day) {
        return new PaymentResult(2, new PaymentReference(1, 1), status, LocalDate.of(2026, 12, day), "原因");
    }

    private static byte[] csv(String... rows) {
        return String.join("\r\n", rows).getBytes(StandardCharsets.UTF_8);
    }
}
