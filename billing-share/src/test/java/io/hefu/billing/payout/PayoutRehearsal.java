package io.hefu.billing.payout;

import static io.hefu.billing.Billing.await;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutFile;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * All of a payout, from issued statements to the bank's answer. It may be cut short anywhere and begun again: what was done is
 * found, the rest is done. Run as a program it can be killed at any moment, on an empty database with billing's schema:
 *
 * <pre>
 * PayoutRehearsal host port database user password run     again and again, killed now and then, until it ends by itself
 * PayoutRehearsal host port database user password check   fails when anybody was paid otherwise than once
 * </pre>
 */
public final class PayoutRehearsal {

    private static final int PARTIES = 20;
    private static final String REFERENCE = "2026-11-REHEARSAL";

    /** Rows that must not be there: a party that was not paid its payable once, to the fen. */
    static final String WRONGLY_PAID = """
            select count(*)
            from billing.statement
                 left join (select organisation, -sum(amount_micro_yuan) as open
                            from billing.ledger_account join billing.ledger_entry on account_id = id
                            where kind = 'PAYABLE' group by organisation) paid on organisation = party
            where kind = 'MONTH' and (state <> 'PAID' or open is distinct from -10000 * payable_fen)""";

    private final PayoutBed bed;
    private final List<OrganisationId> parties;

    PayoutRehearsal(PayoutBed bed, int parties) {
        this.bed = bed;
        this.parties = IntStream.rangeClosed(1, parties)
                .mapToObj(number -> new OrganisationId(new UUID(0x7000, 0x8000_0000_0001_0000L | number)))
                .toList();
    }

    /** The steps, each of which may be repeated. */
    List<Runnable> steps() {
        return List.of(
                () -> parties.forEach(party -> bed.issue(party, PayoutBed.OCTOBER, 100_000 + party.hashCode() % 1_000)),
                () -> parties.forEach(party -> bed.invoice(party, PayoutBed.OCTOBER)),
                () -> parties.forEach(bed::account),
                this::payout,
                () -> await(bed.payouts.approve(payout().id(), PayoutBed.ADMIN_2)),
                () -> await(bed.payouts.importResults(
                        payout().id(), PayoutBed.allPaid(file(), PayoutBed.TODAY), PayoutBed.ADMIN)));
    }

    PayoutFile file() {
        return await(bed.payouts.file(payout().id())).orElseThrow();
    }

    private Payout payout() {
        return await(bed.payouts.create(REFERENCE, Set.of(), PayoutBed.ADMIN));
    }

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool(builder -> builder.with(new PoolOptions().setMaxSize(4))
                .connectingTo(new PgConnectOptions()
                        .setHost(arguments[0])
                        .setPort(Integer.parseInt(arguments[1]))
                        .setDatabase(arguments[2])
                        .setUser(arguments[3])
                        .setPassword(arguments[4]))
                .using(vertx));
        int exit = arguments[5].equals("check") ? check(pool) : run(pool);
        pool.closeAndAwait();
        vertx.closeAndAwait();
        System.exit(exit);
    }

    private static int run(Pool pool) {
        new PayoutRehearsal(new PayoutBed(pool), PARTIES).steps().forEach(Runnable::run);
        return 0;
    }

    private static int check(Pool pool) {
        long wrong = await(pool.query(WRONGLY_PAID)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .subscribeAsCompletionStage());
        return wrong == 0 ? 0 : 1;
    }
}
