package io.hefu.billing.payout;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.payable.Fen;
import io.hefu.billing.payable.PartyMonth;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.Payout.State;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.payout.PayoutPart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Payouts as rows. */
final class PayoutRowStore {

    /** One at a time plans, approves or settles payouts. */
    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended('billing.payout', 0)) as text)";

    /** All but the file, which may be large. */
    private static final String PAYOUTS = """
            select id, reference, operator, state, created_by, created_at, approved_by, approved_at, items, total_fen,
                   sequence, file_sha256
            from billing.payout
            """;

    private static final String ONE = PAYOUTS + "where id = $1";

    private static final String OF_REFERENCE = "select id from billing.payout where reference = $1";

    private static final String PAGE = PAYOUTS + "order by created_at desc, id desc limit $1 offset $2";

    private static final String ITEMS = """
            select item.*, account.name, account.ends_with
            from billing.payout_item item join billing.bank_account account on account.id = item.bank_account
            where payout = $1
            order by number""";

    private static final String PARTS =
            "select number, party, starts_on, amount_fen from billing.payout_part where payout = $1 order by number, starts_on";

    private static final String IN_PAYMENT =
            "select party from billing.payout_item where state in ('PROPOSED', 'SENT')";

    private static final String ACCOUNTS = "select party, id from billing.bank_account where state = 'IN_FORCE'";

    private static final String INSERT = """
            insert into billing.payout (id, reference, operator, state, created_by, created_at, items, total_fen)
            values ($1, $2, $3, 'PROPOSED', $4, $5, $6, $7)""";

    private static final String INSERT_ITEMS = """
            insert into billing.payout_item (payout, state, changed_at, number, party, amount_fen, bank_account)
            select $1, 'PROPOSED', $2, * from unnest($3::integer[], $4::uuid[], $5::bigint[], $6::uuid[])""";

    private static final String INSERT_PARTS = """
            insert into billing.payout_part (payout, number, party, starts_on, amount_fen)
            select $1, * from unnest($2::integer[], $3::uuid[], $4::date[], $5::bigint[])""";

    private record NumberedCandidate(int number, PayoutCandidate candidate) {}

    private record NumberedPart(int number, OrganisationId party, PayoutPart part) {}

    Uni<Void> lock(SqlClient connection) {
        return connection.query(LOCK).execute().replaceWithVoid();
    }

    Uni<Optional<Payout>> find(SqlClient client, UUID id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).chain(rows -> {
            if (!rows.iterator().hasNext()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row row = rows.iterator().next();
            return items(client, row).map(items -> Optional.of(payout(row, items)));
        });
    }

    Uni<Optional<UUID>> ofReference(SqlClient client, String reference) {
        return client.preparedQuery(OF_REFERENCE)
                .execute(Tuple.of(reference))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .findFirst());
    }

    Uni<List<Payout>> page(SqlClient client, int page, int perPage) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(perPage, (long) (page - 1) * perPage))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> payout(row, List.of()))
                        .toList());
    }

    Uni<Long> count(SqlClient client) {
        return client.query("select count(*) as total from billing.payout")
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /** Which statements a payout pays. */
    Uni<List<PartyMonth>> statements(SqlClient client, UUID payout) {
        return client.preparedQuery(PARTS)
                .execute(Tuple.of(payout))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PartyMonth(
                                new OrganisationId(row.getUUID("party")),
                                YearMonth.from(row.getLocalDate("starts_on"))))
                        .toList());
    }

    Uni<Standing> standing(SqlClient client) {
        return parties(client, PayoutHoldStore.HELD)
                .chain(held -> parties(client, IN_PAYMENT)
                        .chain(inPayment -> client.query(ACCOUNTS).execute().map(rows -> {
                            Map<OrganisationId, UUID> accounts = new HashMap<>();
                            rows.forEach(
                                    row -> accounts.put(new OrganisationId(row.getUUID("party")), row.getUUID("id")));
                            return new Standing(held, inPayment, accounts);
                        })));
    }

    Uni<Void> insert(
            SqlClient connection,
            UUID id,
            String reference,
            List<PayoutCandidate> chosen,
            Map<OrganisationId, UUID> accounts,
            Actor by,
            Instant now) {
        List<NumberedCandidate> items = IntStream.range(0, chosen.size())
                .mapToObj(index -> new NumberedCandidate(index + 1, chosen.get(index)))
                .toList();
        long total = items.stream()
                .mapToLong(item -> Fen.of(item.candidate().amount()))
                .reduce(0, Math::addExact);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(
                        List.of(id, reference, by.organisation().value(), by.username(), at, items.size(), total)))
                .chain(() -> insertItems(connection, id, items, accounts, at))
                .chain(() -> insertParts(connection, id, items));
    }

    private static Uni<Void> insertItems(
            SqlClient connection,
            UUID payout,
            List<NumberedCandidate> items,
            Map<OrganisationId, UUID> accounts,
            OffsetDateTime at) {
        var parameters = Columns.of(items)
                .same(payout)
                .same(at)
                .column(Integer[]::new, NumberedCandidate::number)
                .column(UUID[]::new, item -> item.candidate().party().value())
                .column(Long[]::new, item -> Fen.of(item.candidate().amount()))
                .column(UUID[]::new, item -> accounts.get(item.candidate().party()))
                .parameters();
        return connection
                .preparedQuery(INSERT_ITEMS)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static Uni<Void> insertParts(SqlClient connection, UUID payout, List<NumberedCandidate> items) {
        List<NumberedPart> parts = new ArrayList<>();
        items.forEach(item -> item.candidate()
                .parts()
                .forEach(part -> parts.add(
                        new NumberedPart(item.number(), item.candidate().party(), part))));
        var parameters = Columns.of(parts)
                .same(payout)
                .column(Integer[]::new, NumberedPart::number)
                .column(UUID[]::new, of -> of.party().value())
                .column(LocalDate[]::new, of -> of.part().month().atDay(1))
                .column(Long[]::new, of -> Fen.of(of.part().amount()))
                .parameters();
        return connection
                .preparedQuery(INSERT_PARTS)
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static Uni<Set<OrganisationId>> parties(SqlClient client, String query) {
        return client.query(query).execute().map(rows -> {
            Set<OrganisationId> parties = new HashSet<>();
            rows.forEach(row -> parties.add(new OrganisationId(row.getUUID("party"))));
            return parties;
        });
    }

    private static Uni<List<PayoutItem>> items(SqlClient client, Row payout) {
        UUID id = payout.getUUID("id");
        Optional<Long> sequence = Optional.ofNullable(payout.getLong("sequence"));
        return client.preparedQuery(PARTS)
                .execute(Tuple.of(id))
                .map(PayoutRowStore::parts)
                .chain(parts -> client.preparedQuery(ITEMS)
                        .execute(Tuple.of(id))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> item(row, parts, sequence))
                                .toList()));
    }

    private static Map<Integer, List<PayoutPart>> parts(RowSet<Row> rows) {
        Map<Integer, List<PayoutPart>> parts = new HashMap<>();
        rows.forEach(row -> parts.computeIfAbsent(row.getInteger("number"), number -> new ArrayList<>())
                .add(new PayoutPart(
                        YearMonth.from(row.getLocalDate("starts_on")), Fen.money(row.getLong("amount_fen")))));
        return parts;
    }

    private static PayoutItem item(Row row, Map<Integer, List<PayoutPart>> parts, Optional<Long> sequence) {
        int number = row.getInteger("number");
        Optional<LocalDate> returnedOn = Optional.ofNullable(row.getLocalDate("returned_on"));
        return new PayoutItem(
                number,
                new OrganisationId(row.getUUID("party")),
                Fen.money(row.getLong("amount_fen")),
                parts.getOrDefault(number, List.of()),
                row.getString("name"),
                BankAccountStore.masked(row.getString("ends_with")),
                PayoutItem.State.valueOf(row.getString("state")),
                sequence.map(of -> new PaymentReference(of, number).toString()),
                returnedOn.or(() -> Optional.ofNullable(row.getLocalDate("paid_on"))),
                Optional.ofNullable(row.getString("return_reason")));
    }

    private static Payout payout(Row row, List<PayoutItem> items) {
        return new Payout(
                row.getUUID("id"),
                row.getString("reference"),
                new OrganisationId(row.getUUID("operator")),
                State.valueOf(row.getString("state")),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(row.getOffsetDateTime("approved_at")).map(OffsetDateTime::toInstant),
                row.getInteger("items"),
                Fen.money(row.getLong("total_fen")),
                Optional.ofNullable(row.getLong("sequence")).map(sequence -> file(sequence, row)),
                items);
    }

    private static Payout.File file(long sequence, Row row) {
        byte[] sha256 = row.getBuffer("file_sha256").getBytes();
        return new Payout.File(
                sequence, PayoutFileText.name(sequence), HexFormat.of().formatHex(sha256));
    }
}
