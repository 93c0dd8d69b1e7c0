package io.hefu.billing.tmforum;

import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.tmforum.SharingReport;
import io.hefu.core.tmforum.SharingReport.Line;
import io.hefu.core.tmforum.SharingReports;
import io.hefu.core.tmforum.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** Issued monthly statements, by agreement and operation. */
@Singleton
public class SharingReportStore implements SharingReports {

    private static final String WANTED = """
            from billing.statement join billing.settlement_period period using (kind, starts_on)
            where kind = 'MONTH' and statement.state <> 'CALCULATED'
              and ($1::uuid is null or party = $1) and ($2::date is null or starts_on = $2)""";

    private static final String PAGE = "select party, starts_on, statement.state, issued_at, share_micro_yuan " + WANTED
            + " order by starts_on desc, party limit $3 offset $4";

    private static final String COUNT = "select count(*) as total " + WANTED;

    private static final String LINES = """
            select wanted.party, wanted.starts_on, agreement, agreement_version, api, operation,
                   sum(share_micro_yuan)::bigint as share
            from unnest($1::uuid[], $2::date[]) as wanted (party, starts_on)
                 cross join lateral (
                     select agreement, agreement_version, api, operation, share_micro_yuan
                     from billing.share_tally
                     where party = wanted.party and booked_on >= wanted.starts_on
                       and booked_on < wanted.starts_on + interval '1 month'
                     union all
                     select agreement, agreement_version, api, operation, share_micro_yuan
                     from billing.correction join billing.correction_share on correction_share.correction = correction.id
                     where party = wanted.party and booked_on >= wanted.starts_on
                       and booked_on < wanted.starts_on + interval '1 month') line
            group by wanted.party, wanted.starts_on, agreement, agreement_version, api, operation
            order by agreement, agreement_version, api, operation""";

    private record Key(UUID party, LocalDate startsOn) {}

    private final Pool pool;

    public SharingReportStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Slice<SharingReport>> list(
            Optional<OrganisationId> party, Optional<YearMonth> month, int offset, int limit) {
        Object whose = party.map(OrganisationId::value).orElse(null);
        Object start = month.map(of -> of.atDay(1)).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(whose, start, limit, offset))
                .chain(this::reports)
                .chain(found -> pool.preparedQuery(COUNT)
                        .execute(Tuple.of(whose, start))
                        .map(rows -> new Slice<>(found, rows.iterator().next().getLong("total"))))
                .subscribeAsCompletionStage();
    }

    private Uni<List<SharingReport>> reports(RowSet<Row> statements) {
        List<Row> found = StreamSupport.stream(statements.spliterator(), false).toList();
        var parameters = Columns.of(found)
                .column(UUID[]::new, row -> row.getUUID("party"))
                .column(LocalDate[]::new, row -> row.getLocalDate("starts_on"))
                .parameters();
        return pool.preparedQuery(LINES)
                .execute(Tuple.from(parameters))
                .map(SharingReportStore::lines)
                .map(lines -> found.stream()
                        .map(row -> report(row, lines.getOrDefault(key(row), List.of())))
                        .toList());
    }

    private static Map<Key, List<Line>> lines(RowSet<Row> rows) {
        Map<Key, List<Line>> lines = new HashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(key(row), key -> new ArrayList<>())
                .add(new Line(
                        row.getString("agreement"),
                        row.getInteger("agreement_version"),
                        new ApiName(row.getString("api")),
                        row.getString("operation"),
                        new Money(row.getLong("share")))));
        return lines;
    }

    private static SharingReport report(Row row, List<Line> lines) {
        return new SharingReport(
                new OrganisationId(row.getUUID("party")),
                YearMonth.from(row.getLocalDate("starts_on")),
                row.getString("state"),
                row.getOffsetDateTime("issued_at").toInstant(),
                new Money(row.getLong("share_micro_yuan")),
                lines);
    }

    private static Key key(Row row) {
        return new Key(row.getUUID("party"), row.getLocalDate("starts_on"));
    }
}
