package io.hefu.billing.payout;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.payable.Fen;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutItem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files for the bank: each made once, with its approval, and kept as it is. */
final class PayoutFileStore {

    private static final String CURRENT = """
            select item.party from billing.payout_item item join billing.bank_account account on account.id = bank_account
            where payout = $1 and account.state = 'IN_FORCE'""";

    private static final String ACCOUNTS = """
            select item.number, account.id, account.name, account.bank, account.bank_code, account.account_number
            from billing.payout_item item join billing.bank_account account on account.id = bank_account
            where payout = $1""";

    private static final String NEXT = "select coalesce(max(sequence), 0) + 1 as next from billing.payout";

    private static final String APPROVE = """
            update billing.payout
            set state = 'APPROVED', approved_by = $2, approved_at = $3, sequence = $4, file = $5, file_sha256 = $6
            where id = $1""";

    private static final String SEND =
            "update billing.payout_item set state = 'SENT', changed_at = $2 where payout = $1";

    private static final String BYTES = "select file from billing.payout where id = $1";

    private final PayoutVault vault;

    private record Account(UUID id, String name, String bank, String bankCode, byte[] sealedNumber) {}

    PayoutFileStore(PayoutVault vault) {
        this.vault = vault;
    }

    /** The parties of a payout whose account in it is still the one in force. */
    Uni<Set<OrganisationId>> withCurrentAccount(SqlClient connection, UUID payout) {
        return connection.preparedQuery(CURRENT).execute(Tuple.of(payout)).map(rows -> {
            Set<OrganisationId> parties = new HashSet<>();
            rows.forEach(row -> parties.add(new OrganisationId(row.getUUID("party"))));
            return parties;
        });
    }

    /** To be called under the lock of payouts: the numbers of files have no gap. */
    Uni<Void> make(SqlClient connection, Payout payout, String approver, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return connection
                .query(NEXT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("next"))
                .chain(sequence -> connection
                        .preparedQuery(ACCOUNTS)
                        .execute(Tuple.of(payout.id()))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(rows -> write(payout, sequence, accounts(rows), now))
                        .chain(file -> connection
                                .preparedQuery(APPROVE)
                                .execute(Tuple.from(List.of(
                                        payout.id(),
                                        approver,
                                        at,
                                        sequence,
                                        Buffer.buffer(vault.sealFile(file, payout.id())),
                                        Buffer.buffer(sha256(file)))))))
                .chain(() -> connection.preparedQuery(SEND).execute(Tuple.of(payout.id(), at)))
                .replaceWithVoid();
    }

    Uni<byte[]> bytes(SqlClient client, UUID payout) {
        return client.preparedQuery(BYTES)
                .execute(Tuple.of(payout))
                .map(rows -> rows.iterator().next().getBuffer("file").getBytes())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(kept -> vault.openFile(kept, payout));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static Map<Integer, Account> accounts(RowSet<Row> rows) {
        Map<Integer, Account> accounts = new HashMap<>();
        rows.forEach(row -> accounts.put(
                row.getInteger("number"),
                new Account(
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getString("bank"),
                        row.getString("bank_code"),
                        row.getBuffer("account_number").getBytes())));
        return accounts;
    }

    private byte[] write(Payout payout, long sequence, Map<Integer, Account> accounts, Instant now) {
        List<PayoutFileText.Line> lines = new ArrayList<>();
        for (PayoutItem item : payout.items()) {
            Account account = accounts.get(item.number());
            lines.add(new PayoutFileText.Line(
                    new PaymentReference(sequence, item.number()),
                    account.name(),
                    account.bank(),
                    account.bankCode(),
                    vault.openNumber(account.sealedNumber(), account.id()),
                    Fen.of(item.amount()),
                    "分成款 "
                            + item.parts().stream()
                                    .map(part -> part.month().toString())
                                    .collect(Collectors.joining(" "))));
        }
        return PayoutFileText.write(sequence, payout.id(), BusinessCalendar.dateOf(now), lines);
    }
}
