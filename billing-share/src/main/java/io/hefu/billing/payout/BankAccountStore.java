package io.hefu.billing.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.BankAccount.State;
import io.hefu.core.payout.BankAccounts;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.refusal.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Bank accounts, every one there ever was. Numbers are sealed; only payout files have them in plain text. */
@Singleton
public class BankAccountStore implements BankAccounts {

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('billing.bank_account/' || $1, 0)) as text)";

    private static final String OF_PARTY = """
            select id, state, name, bank, bank_code, ends_with, proposed_by, proposed_at, decided_by, decided_at
            from billing.bank_account
            where party = $1
            order by proposed_at desc, id desc""";

    private static final String INSERT = """
            insert into billing.bank_account
                (id, party, state, name, bank, bank_code, account_number, ends_with, proposed_by, proposed_at)
            values ($1, $2, 'PROPOSED', $3, $4, $5, $6, $7, $8, $9)""";

    private static final String REPLACE =
            "update billing.bank_account set state = 'REPLACED' where party = $1 and state = 'IN_FORCE'";

    private static final String DECIDE = """
            update billing.bank_account set state = $3, decided_by = $4, decided_at = $5
            where party = $1 and id = $2 and state = 'PROPOSED'""";

    private static final int SHOWN_DIGITS = 4;

    private final Pool pool;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final PayoutVault vault;

    public BankAccountStore(Pool pool, Clock clock, Supplier<UUID> ids, PayoutVault vault) {
        this.pool = pool;
        this.clock = clock;
        this.ids = ids;
        this.vault = vault;
    }

    @Override
    public CompletionStage<List<BankAccount>> of(OrganisationId party) {
        return all(pool, party).subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<BankAccount> propose(OrganisationId party, NewBankAccount account, Actor by) {
        AccountRules.require(account);
        UUID id = ids.get();
        return pool.withTransaction(connection -> lock(connection, party)
                        .chain(() -> all(connection, party))
                        .invoke(BankAccountStore::requireNoneProposed)
                        .chain(() -> insert(connection, party, id, account, by))
                        .chain(() -> one(connection, party, id)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<BankAccount> decide(OrganisationId party, UUID account, boolean approved, Actor by) {
        return pool.withTransaction(connection -> lock(connection, party)
                        .chain(() -> one(connection, party, account))
                        .chain(known -> decide(connection, party, known, approved, by))
                        .chain(() -> one(connection, party, account)))
                .subscribeAsCompletionStage();
    }

    private Uni<Void> decide(
            SqlClient connection, OrganisationId party, BankAccount known, boolean approved, Actor by) {
        State wanted = approved ? State.IN_FORCE : State.REJECTED;
        if (known.state() == wanted && known.decidedBy().equals(Optional.of(by.username()))) {
            return Uni.createFrom().voidItem();
        }
        if (known.state() != State.PROPOSED) {
            throw new RefusedException(PayoutRefusal.Plain.NO_ACCOUNT);
        }
        if (known.proposedBy().equals(by.username())) {
            throw new RefusedException(PayoutRefusal.Plain.OWN_BANK_ACCOUNT);
        }
        Uni<Void> replaced = approved
                ? connection
                        .preparedQuery(REPLACE)
                        .execute(Tuple.of(party.value()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        return replaced.chain(() -> connection
                .preparedQuery(DECIDE)
                .execute(Tuple.of(party.value(), known.id(), wanted.name(), by.username(), now()))
                .replaceWithVoid());
    }

    private static void requireNoneProposed(List<BankAccount> known) {
        if (known.stream().anyMatch(account -> account.state() == State.PROPOSED)) {
            throw new RefusedException(PayoutRefusal.Plain.PROPOSAL_PENDING);
        }
    }

    private Uni<Void> insert(SqlClient connection, OrganisationId party, UUID id, NewBankAccount account, Actor by) {
        String number = account.number();
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(List.of(
                        id,
                        party.value(),
                        account.name(),
                        account.bank(),
                        account.bankCode(),
                        Buffer.buffer(vault.sealNumber(number, id)),
                        number.substring(number.length() - SHOWN_DIGITS),
                        by.username(),
                        now())))
                .replaceWithVoid();
    }

    private static Uni<Void> lock(SqlClient connection, OrganisationId party) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(party.toString()))
                .replaceWithVoid();
    }

    private static Uni<BankAccount> one(SqlClient client, OrganisationId party, UUID id) {
        return all(client, party)
                .map(known -> known.stream()
                        .filter(account -> account.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(PayoutRefusal.Plain.NO_ACCOUNT)));
    }

    private static Uni<List<BankAccount>> all(SqlClient client, OrganisationId party) {
        return client.preparedQuery(OF_PARTY).execute(Tuple.of(party.value())).map(BankAccountStore::accounts);
    }

    private static List<BankAccount> accounts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new BankAccount(
                        row.getUUID("id"),
                        State.valueOf(row.getString("state")),
                        row.getString("name"),
                        row.getString("bank"),
                        row.getString("bank_code"),
                        masked(row.getString("ends_with")),
                        row.getString("proposed_by"),
                        row.getOffsetDateTime("proposed_at").toInstant(),
                        Optional.ofNullable(row.getString("decided_by")),
                        Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant)))
                .toList();
    }

    /** The length tells nothing either. */
    static String masked(String endsWith) {
        return "**** " + endsWith;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
