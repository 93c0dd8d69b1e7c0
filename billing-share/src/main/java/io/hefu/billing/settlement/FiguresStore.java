package io.hefu.billing.settlement;

import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.Amounts;
import io.hefu.billing.statement.Clause;
import io.hefu.billing.statement.CorrectionReason;
import io.hefu.billing.statement.LineKey;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what was booked in a period: sums, of which there are as many as there are lines. */
final class FiguresStore {

    private static final String LINES = """
            select party, agreement, agreement_version, api, operation, business_date,
                   sum(billable)::bigint as calls, sum(units)::bigint as units,
                   sum(gross_micro_yuan)::bigint as gross, sum(share_micro_yuan)::bigint as share
            from billing.share_tally
            where booked_on between $1 and $2 and ($3::uuid is null or party = $3)
            group by party, agreement, agreement_version, api, operation, business_date""";

    private static final String CLAUSES = """
            select party, agreement, agreement_version, api, operation, business_date, clause,
                   sum(amount_micro_yuan)::bigint as amount
            from billing.clause_tally
            where booked_on between $1 and $2 and ($3::uuid is null or party = $3)
            group by party, agreement, agreement_version, api, operation, business_date, clause""";

    private static final String CORRECTIONS = """
            select party, share_micro_yuan as share, clauses, id, posted_at, reason, corrects, agreement,
                   agreement_version, api, operation, business_date, calls, units, gross_micro_yuan as gross
            from billing.correction join billing.correction_share on correction = id
            where booked_on between $1 and $2 and ($3::uuid is null or party = $3)
            order by id""";

    private record PartyLine(OrganisationId party, LineKey line) {}

    /** @param party one, or empty for all */
    Uni<Map<OrganisationId, Figures>> booked(
            SqlClient client, LocalDate from, LocalDate to, Optional<OrganisationId> party, ClauseNames names) {
        Tuple asked = Tuple.of(from, to, party.map(OrganisationId::value).orElse(null));
        return client.preparedQuery(CLAUSES)
                .execute(asked)
                .map(rows -> clauses(rows, names))
                .chain(clauses -> client.preparedQuery(LINES)
                        .execute(asked)
                        .map(rows -> usage(rows, clauses))
                        .chain(usage -> client.preparedQuery(CORRECTIONS)
                                .execute(asked)
                                .map(rows -> figures(usage, corrections(rows, names)))));
    }

    private static Map<OrganisationId, Figures> figures(
            Map<OrganisationId, SortedMap<LineKey, Amounts>> usage,
            Map<OrganisationId, List<BookedCorrection>> corrections) {
        Map<OrganisationId, Figures> figures = new HashMap<>();
        usage.forEach((party, lines) ->
                figures.put(party, new Figures(lines, corrections.getOrDefault(party, List.of()))));
        corrections.forEach((party, listed) -> figures.putIfAbsent(party, new Figures(new TreeMap<>(), listed)));
        return figures;
    }

    private static Map<PartyLine, Map<Clause, Money>> clauses(RowSet<Row> rows, ClauseNames names) {
        Map<PartyLine, Map<Clause, Money>> clauses = new HashMap<>();
        for (Row row : rows) {
            LineKey line = line(row);
            clauses.computeIfAbsent(new PartyLine(party(row), line), key -> new HashMap<>())
                    .put(names.of(line.agreement(), row.getString("clause")), new Money(row.getLong("amount")));
        }
        return clauses;
    }

    private static Map<OrganisationId, SortedMap<LineKey, Amounts>> usage(
            RowSet<Row> rows, Map<PartyLine, Map<Clause, Money>> clauses) {
        Map<OrganisationId, SortedMap<LineKey, Amounts>> usage = new HashMap<>();
        for (Row row : rows) {
            LineKey line = line(row);
            Map<Clause, Money> steps = clauses.getOrDefault(new PartyLine(party(row), line), Map.of());
            usage.computeIfAbsent(party(row), key -> new TreeMap<>()).put(line, amounts(row, steps));
        }
        return usage;
    }

    private static Map<OrganisationId, List<BookedCorrection>> corrections(RowSet<Row> rows, ClauseNames names) {
        Map<OrganisationId, List<BookedCorrection>> corrections = new HashMap<>();
        for (Row row : rows) {
            LineKey line = line(row);
            Map<Clause, Money> steps = new HashMap<>();
            JsonObject stored = row.getJsonObject("clauses");
            stored.fieldNames()
                    .forEach(
                            number -> steps.put(names.of(line.agreement(), number), new Money(stored.getLong(number))));
            corrections
                    .computeIfAbsent(party(row), key -> new ArrayList<>())
                    .add(new BookedCorrection(
                            row.getUUID("id"),
                            row.getOffsetDateTime("posted_at").toInstant(),
                            line,
                            CorrectionReason.valueOf(row.getString("reason")),
                            row.getString("corrects"),
                            amounts(row, steps)));
        }
        return corrections;
    }

    private static OrganisationId party(Row row) {
        UUID party = row.getUUID("party");
        return new OrganisationId(party);
    }

    private static Amounts amounts(Row row, Map<Clause, Money> steps) {
        return new Amounts(
                row.getLong("calls"),
                row.getLong("units"),
                new Money(row.getLong("gross")),
                steps,
                new Money(row.getLong("share")));
    }

    static LineKey line(Row row) {
        return new LineKey(
                new AgreementRef(row.getString("agreement"), row.getInteger("agreement_version")),
                new ApiName(row.getString("api")),
                row.getString("operation"),
                row.getLocalDate("business_date"));
    }
}
