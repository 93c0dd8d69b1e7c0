package io.hefu.billing.settlement;

import io.hefu.billing.columns.Columns;
import io.hefu.billing.settlement.Sealing.Signed;
import io.hefu.billing.statement.StatementHead;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Statements as they are kept: sums and subtotals, and from their issue on the signed head. */
final class StatementStore {

    private static final String LATEST_HEADS = """
            select distinct on (party) party, head from billing.statement
            where kind = $1 and starts_on < $2 and head is not null
            order by party, starts_on desc""";

    private static final String HEADS = """
            select party, head from billing.statement
            where kind = $1 and starts_on between $2 and $3 and head is not null
            order by party, starts_on""";

    private static final String INSERT = """
            insert into billing.statement
                (kind, starts_on, state, party, calls, gross_micro_yuan, share_micro_yuan, payable_fen, root, sections,
                 lines_hash)
            select $1, $2, 'CALCULATED', *
            from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bytea[], $9::bytea[],
                 $10::bytea[])""";

    private static final String ISSUE = """
            update billing.statement set state = 'ISSUED', head = issued.head, signature = issued.signature
            from unnest($3::uuid[], $4::bytea[], $5::bytea[]) as issued (party, head, signature)
            where statement.party = issued.party and kind = $1 and starts_on = $2""";

    private static final String EVENTS = """
            insert into billing.statement_event (kind, starts_on, state, at, actor, party)
            select $1, $2, $3, $4, $5, * from unnest($6::uuid[])""";

    /** The head before that date of each party that has one. */
    Uni<Map<OrganisationId, StatementHead>> latestHeads(SqlClient connection, Kind kind, LocalDate before) {
        return connection
                .preparedQuery(LATEST_HEADS)
                .execute(Tuple.of(kind.name(), before))
                .map(rows -> {
                    Map<OrganisationId, StatementHead> heads = new HashMap<>();
                    rows.forEach(row -> heads.put(party(row), head(row)));
                    return heads;
                });
    }

    /** By party, ascending. */
    Uni<Map<OrganisationId, List<StatementHead>>> heads(SqlClient connection, Kind kind, LocalDate from, LocalDate to) {
        return connection
                .preparedQuery(HEADS)
                .execute(Tuple.of(kind.name(), from, to))
                .map(rows -> {
                    Map<OrganisationId, List<StatementHead>> heads = new LinkedHashMap<>();
                    rows.forEach(row -> heads.computeIfAbsent(party(row), key -> new ArrayList<>())
                            .add(head(row)));
                    return heads;
                });
    }

    Uni<Void> insert(SqlClient connection, StatementPeriod period, List<Calculated> statements) {
        if (statements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(statements)
                .same(period.kind().name())
                .same(period.from())
                .column(UUID[]::new, statement -> statement.party().value())
                .column(Long[]::new, statement -> statement.calls().count())
                .column(Long[]::new, statement -> statement.totals().gross().microYuan())
                .column(Long[]::new, statement -> statement.totals().share().microYuan())
                .column(Long[]::new, statement -> statement.balance().payableFen())
                .column(
                        Buffer[]::new,
                        statement ->
                                Buffer.buffer(statement.sections().root().hash().bytes()))
                .column(
                        Buffer[]::new,
                        statement -> Buffer.buffer(statement.sections().encoded()))
                .column(
                        Buffer[]::new,
                        statement -> Buffer.buffer(statement.lines().bytes()))
                .parameters();
        return connection.preparedQuery(INSERT).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    /** @param actor who lets them be issued: a user name, or what stands for none */
    Uni<Void> issue(
            SqlClient connection,
            StatementPeriod period,
            List<Signed<StatementHead>> statements,
            String actor,
            Instant now) {
        if (statements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Columns.of(statements)
                .same(period.kind().name())
                .same(period.from())
                .column(UUID[]::new, signed -> signed.head().party().value())
                .column(Buffer[]::new, signed -> Buffer.buffer(signed.head().encoded()))
                .column(Buffer[]::new, signed -> Buffer.buffer(signed.signature()))
                .parameters();
        return connection
                .preparedQuery(ISSUE)
                .execute(Tuple.from(parameters))
                .chain(() -> event(connection, period, "ISSUED", statements, actor, now));
    }

    private static Uni<Void> event(
            SqlClient connection,
            StatementPeriod period,
            String state,
            List<Signed<StatementHead>> statements,
            String actor,
            Instant now) {
        var parameters = Columns.of(statements)
                .same(period.kind().name())
                .same(period.from())
                .same(state)
                .same(now.atOffset(ZoneOffset.UTC))
                .same(actor)
                .column(UUID[]::new, signed -> signed.head().party().value())
                .parameters();
        return connection.preparedQuery(EVENTS).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static OrganisationId party(Row row) {
        return new OrganisationId(row.getUUID("party"));
    }

    private static StatementHead head(Row row) {
        return StatementHead.decoded(row.getBuffer("head").getBytes());
    }
}
