package io.hefu.billing.reconciliation;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.columns.Columns;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.FoundBreak;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Breaks as runs have found them. */
public final class BreakStore {

    private static final int BREAKS_AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String INSERT = """
            insert into billing.reconciliation_break
                (run, break_key, position, kind, business_date, api, operation, ours, theirs, at_risk_micro_yuan, cause,
                 evidence_chinese, evidence_english, resolved_by)
            select $1, *
            from unnest($2::text[], $3::bigint[], $4::text[], $5::date[], $6::text[], $7::text[], $8::jsonb[],
                 $9::jsonb[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[])""";

    private static final String IDENTIFY = """
            insert into billing.identified_break (partner, break_key, identified_on)
            select $1, key, $2 from unnest($3::text[]) as found (key)
            on conflict do nothing""";

    private static final String FOUND = """
            select found.*, identified_on, dispute.id as dispute
            from billing.reconciliation_break found
                 join billing.reconciliation_run of_run on of_run.id = found.run
                 join billing.identified_break using (partner, break_key)
                 left join billing.dispute on (dispute.partner, dispute.break_key) = (of_run.partner, found.break_key)
                      and dispute.state <> 'WITHDRAWN'
            where found.run = $1""";

    private static final String WHICH =
            " and ($2::text is null or found.kind = $2) and (not $3 or found.resolved_by is null)";

    /** A break of a run, where the run is no longer the latest of its period, or is. */
    public record OfRun(OrganisationId partner, LocalDate startsOn, boolean superseded, FoundBreak found) {}

    private record Numbered(long position, Break found) {}

    /** Takes the breaks of a run as they are told. */
    final class Report implements ReconciliationSink {

        private final SqlClient connection;
        private final UUID run;
        private final OrganisationId partner;
        private final LocalDate today;
        private final List<Numbered> waiting = new ArrayList<>();
        private long count;

        Report(SqlClient connection, UUID run, OrganisationId partner, LocalDate today) {
            this.connection = connection;
            this.run = run;
            this.partner = partner;
            this.today = today;
        }

        @Override
        public void matched(Pass pass, long callHigh, long callLow, long theirRow) {
            // Counted by the run; what is alike need not be written down.
        }

        @Override
        public void broken(Break found) {
            waiting.add(new Numbered(++count, found));
            if (waiting.size() == BREAKS_AT_ONCE) {
                flush();
            }
        }

        /** Waits until all that was told is stored. */
        void flush() {
            if (!waiting.isEmpty()) {
                insert(connection, run, partner, today, waiting).await().atMost(PATIENCE);
                waiting.clear();
            }
        }
    }

    Uni<Slice<FoundBreak>> of(
            SqlClient client,
            UUID run,
            Optional<String> kind,
            boolean onlyOpen,
            LocalDate today,
            int offset,
            int limit) {
        return client.preparedQuery(
                        "select count(*) as all_of_them from billing.reconciliation_break found where run = $1" + WHICH)
                .execute(Tuple.of(run, kind.orElse(null), onlyOpen))
                .map(rows -> rows.iterator().next().getLong("all_of_them"))
                .chain(count -> client.preparedQuery(FOUND + WHICH + " order by found.position limit $4 offset $5")
                        .execute(Tuple.of(run, kind.orElse(null), onlyOpen, limit, offset))
                        .map(rows -> new Slice<>(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> found(row, today))
                                        .toList(),
                                count)));
    }

    /** A break of a run that is done. */
    public Uni<Optional<OfRun>> find(SqlClient client, UUID run, String key, LocalDate today) {
        String one = FOUND.replace(
                        "found.*,",
                        "found.*, of_run.partner as of_partner, of_run.starts_on, of_run.state as run_state,")
                + " and found.break_key = $2";
        return client.preparedQuery(one)
                .execute(Tuple.of(run, key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new OfRun(
                                new OrganisationId(row.getUUID("of_partner")),
                                row.getLocalDate("starts_on"),
                                row.getString("run_state").equals("SUPERSEDED"),
                                found(row, today))));
    }

    private static Uni<Void> insert(
            SqlClient connection, UUID run, OrganisationId partner, LocalDate today, List<Numbered> breaks) {
        var parameters = Columns.of(List.copyOf(breaks))
                .same(run)
                .column(String[]::new, one -> one.found().key().hex())
                .column(Long[]::new, Numbered::position)
                .column(String[]::new, one -> one.found().difference().kind().name())
                .column(LocalDate[]::new, one -> any(one.found()).date())
                .column(String[]::new, one -> any(one.found()).product().api())
                .column(String[]::new, one -> any(one.found()).product().operation())
                .column(
                        JsonObject[]::new,
                        one -> one.found()
                                .difference()
                                .ourPosition()
                                .map(BreakStore::json)
                                .orElse(null))
                .column(
                        JsonObject[]::new,
                        one -> one.found()
                                .difference()
                                .theirPosition()
                                .map(BreakStore::json)
                                .orElse(null))
                .column(Long[]::new, one -> one.found().difference().atRisk().microYuan())
                .column(String[]::new, one -> ConstantName.of(one.found().cause()))
                .column(String[]::new, one -> one.found().cause().evidence().chinese())
                .column(String[]::new, one -> one.found().cause().evidence().english())
                .column(
                        String[]::new,
                        one -> one.found().resolvedBy().map(ConstantName::of).orElse(null))
                .parameters();
        String[] keys = breaks.stream().map(one -> one.found().key().hex()).toArray(String[]::new);
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.from(parameters))
                .chain(() -> connection.preparedQuery(IDENTIFY).execute(Tuple.of(partner.value(), today, keys)))
                .replaceWithVoid();
    }

    private static Position any(Break found) {
        Difference difference = found.difference();
        return difference.ourPosition().or(difference::theirPosition).orElseThrow();
    }

    private static JsonObject json(Position position) {
        JsonObject json = new JsonObject()
                .put("api", position.product().api())
                .put("operation", position.product().operation())
                .put("result", position.result().name())
                .put("calls", position.calls())
                .put("units", position.units())
                .put("microYuan", position.amount().microYuan());
        if (position instanceof Line line) {
            json.put("at", line.at().toString());
            line.call().ifPresent(call -> json.put("call", call.toString()));
            line.rateVersion().ifPresent(version -> json.put("priceVersion", version));
            if (line.row() > 0) {
                json.put("row", line.row());
            }
        }
        return json;
    }

    private static FoundBreak found(Row row, LocalDate today) {
        DifferenceKind kind = DifferenceKind.valueOf(row.getString("kind"));
        LocalDate identifiedOn = row.getLocalDate("identified_on");
        return new FoundBreak(
                row.getString("break_key"),
                kind.name(),
                kind.words(),
                row.getLocalDate("business_date"),
                new ProductName(row.getString("api"), row.getString("operation")),
                position(row.getValue("ours")),
                position(row.getValue("theirs")),
                new Money(row.getLong("at_risk_micro_yuan")),
                row.getString("cause"),
                new Bilingual(row.getString("evidence_chinese"), row.getString("evidence_english")),
                Optional.ofNullable(row.getString("resolved_by")),
                identifiedOn,
                AgeBucket.of(identifiedOn, today).name(),
                Optional.ofNullable(row.getUUID("dispute")));
    }

    private static Optional<FoundBreak.Position> position(@Nullable Object stored) {
        return Optional.ofNullable((JsonObject) stored)
                .map(json -> new FoundBreak.Position(
                        new ProductName(json.getString("api"), json.getString("operation")),
                        json.getString("result"),
                        json.getLong("calls"),
                        json.getLong("units"),
                        new Money(json.getLong("microYuan")),
                        Optional.ofNullable(json.getString("call")).map(UUID::fromString),
                        Optional.ofNullable(json.getString("at")).map(Instant::parse),
                        Optional.ofNullable(json.getLong("row")),
                        Optional.ofNullable(json.getInteger("priceVersion"))));
    }

    /** On the calendar that breaks age by. */
    public static LocalDate today(Instant now) {
        return BusinessCalendar.dateOf(now);
    }
}
