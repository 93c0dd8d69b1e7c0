package io.hefu.billing.payout;

import static io.hefu.billing.Billing.await;

import io.hefu.billing.Billing;
import io.hefu.billing.MovableClock;
import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.billing.payable.PayableStore;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutFile;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.secrecy.Vault;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Everything that pays, on a database, with people and a bank to take the steps. */
public final class PayoutBed {

    /** 3 November, 10:00 in Shanghai. */
    public static final Instant START = Instant.parse("2026-11-03T02:00:00Z");

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    public static final OrganisationId OTHER = OrganisationId.of("00000000-0000-7000-8000-000000000021");

    public static final Actor FINANCE = new Actor("finance", Billing.WANXIANG);
    public static final Actor FINANCE_2 = new Actor("finance2", Billing.WANXIANG);
    public static final Actor ADMIN = new Actor("admin", Billing.OPERATOR);
    public static final Actor ADMIN_2 = new Actor("admin2", Billing.OPERATOR);

    private static final int OBJECTION_DAYS = 10;
    private static final int INVOICE_DAY = 21;

    public final MovableClock clock = new MovableClock(START);
    public final Map<PartyMonth, Money> frozen = new ConcurrentHashMap<>();
    public final PayableStore payables;
    public final BankAccountStore accounts;
    public final PayoutHoldStore holds;
    public final PayoutStore payouts;
    public final PartyBalanceStore balances;
    private final Pool pool;

    public PayoutBed(Pool pool) {
        PayoutVault vault = new PayoutVault(Optional.of(new Vault(MasterKey.ofDemo(), "payouts", new SecureRandom())));
        this.pool = pool;
        this.payables = new PayableStore(
                pool,
                clock,
                asked -> CompletableFuture.completedFuture(Map.copyOf(frozen)),
                OBJECTION_DAYS,
                INVOICE_DAY);
        this.accounts = new BankAccountStore(pool, clock, UUID::randomUUID, vault);
        this.holds = new PayoutHoldStore(pool, clock, UUID::randomUUID);
        this.payouts = new PayoutStore(pool, clock, UUID::randomUUID, payables, vault, Fen.money(100));
        this.balances = new PartyBalanceStore(pool);
    }

    /** An issued statement of a month, as settlement leaves it. Again, it changes nothing. */
    public void issue(OrganisationId party, YearMonth month, long payableFen) {
        Object issuedAt = clock.instant().atOffset(ZoneOffset.UTC);
        run("""
                insert into billing.settlement_period
                    (kind, starts_on, state, closing_at, issued_at, issued_by, global_head, global_signature)
                values ('MONTH', $1, 'ISSUED', $2, $2, 'admin', '\\x01', '\\x02') on conflict do nothing""", Tuple.of(month.atDay(1), issuedAt));
        run("""
                insert into billing.statement
                    (party, kind, starts_on, state, calls, gross_micro_yuan, share_micro_yuan, payable_fen, root,
                     sections, lines_hash, head, signature)
                values ($1, 'MONTH', $2, 'ISSUED', 10, $3, $3, $4, decode(repeat('00', 32), 'hex'), '\\x00',
                        decode(repeat('00', 32), 'hex'), '\\x01', '\\x02') on conflict do nothing""", Tuple.of(party.value(), month.atDay(1), Fen.money(payableFen).microYuan(), payableFen));
    }

    /** Confirms a statement and invoices all of it that is not disputed. */
    public void invoice(OrganisationId party, YearMonth month) {
        Actor finance = finance(party);
        await(payables.confirm(party, month, finance));
        Money amount = await(payables.find(party, month)).orElseThrow().toInvoice();
        if (!amount.equals(Money.ZERO)) {
            await(payables.invoice(party, month, invoiceOf(party, month, amount), finance));
        }
    }

    public NewInvoice invoiceOf(OrganisationId party, YearMonth month, Money amount) {
        long sequence = Math.floorMod(party.value().getLeastSignificantBits(), 1_000_000L) * 1_000_000L
                + month.getYear() * 100L
                + month.getMonthValue();
        return new NewInvoice(
                String.format("26110%015d", sequence),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(8)),
                amount,
                600);
    }

    /** Puts an account into force, unless there is one. */
    public void account(OrganisationId party) {
        boolean known =
                await(accounts.of(party)).stream().anyMatch(account -> account.state() == BankAccount.State.IN_FORCE);
        if (known) {
            return;
        }
        BankAccount proposed = await(accounts.of(party)).stream()
                .filter(account -> account.state() == BankAccount.State.PROPOSED)
                .findFirst()
                .orElseGet(() -> await(accounts.propose(party, bankAccount(), finance(party))));
        await(accounts.decide(party, proposed.id(), true, ADMIN));
    }

    public static NewBankAccount bankAccount() {
        return new NewBankAccount("万象商业有限公司", "中国银行", "104100000004", "6217000012345678");
    }

    public static Actor finance(OrganisationId party) {
        return new Actor("finance-" + party, party);
    }

    /** What the bank answers when it has paid all. */
    public static byte[] allPaid(PayoutFile file, LocalDate date) {
        String rows = new String(file.bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("ITEM,"))
                .map(line -> line.split(",")[1] + ",PAID," + date + ",")
                .collect(Collectors.joining("\n"));
        return ("reference,status,date,reason\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] result(Payout payout, int number, String status, LocalDate date, String reason) {
        String reference = payout.items().get(number - 1).reference().orElseThrow();
        return ("reference,status,date,reason\n" + reference + "," + status + "," + date + "," + reason)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void run(String statement, Tuple parameters) {
        await(pool.preparedQuery(statement).execute(parameters).subscribeAsCompletionStage());
    }
}
