package io.hefu.checker.pass;

import io.hefu.checker.rows.Row;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.statement.Amounts;
import io.hefu.checker.statement.CallRow;
import io.hefu.checker.statement.Column;
import io.hefu.checker.statement.CorrectionReason;
import io.hefu.checker.statement.CorrectionRow;
import io.hefu.checker.statement.LineKey;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The rows that a party's statement of some dates is made of: what is booked on them. */
final class StatementRows {

    /** Takes a call. */
    interface CallSink {

        void take(CallRow call);
    }

    /** Takes a correction. */
    interface CorrectionSink {

        void take(CorrectionRow correction);
    }

    private static final String LINES = """
            select agreement, agreement_version, api, operation, business_date, clause, sum(calls) as calls,
                   sum(units) as units, sum(gross) as gross, sum(amount) as amount
            from (select agreement, agreement_version, api, operation, business_date, '' as clause, billable as calls,
                         units, gross_micro_yuan as gross, share_micro_yuan as amount
                  from billing.share_tally where party = ? and booked_on >= ? and booked_on < ?
                  union all
                  select agreement, agreement_version, api, operation, business_date, clause, 0, 0, 0, amount_micro_yuan
                  from billing.clause_tally where party = ? and booked_on >= ? and booked_on < ?) as told
            group by agreement, agreement_version, api, operation, business_date, clause""";

    /** A call of a month that was closed before is a correction. */
    private static final String CALLS = """
            select call_id, received_at, agreement, agreement_version, api, operation, business_date, status, code,
                   units, price_version, gross_micro_yuan
            from billing.rated_usage join billing.usage_record using (call_id)
                 join %s using (agreement, agreement_version)
            where party = ? and booked_on >= ? and booked_on < ? and agreement is not null
              and date_trunc('month', business_date) = date_trunc('month', booked_on)
            order by call_id""".formatted(RatingPasses.PARTIES);

    private static final String CORRECTIONS = """
            select id, posted_at, agreement, agreement_version, api, operation, business_date, reason, corrects, calls,
                   units, gross_micro_yuan, share_micro_yuan,
                   array(select key from jsonb_each_text(clauses) order by key) as clause_numbers,
                   array(select value::bigint from jsonb_each_text(clauses) order by key) as clause_amounts
            from billing.correction join billing.correction_share on correction = id
            where party = ? and booked_on >= ? and booked_on < ? order by id""";

    private final Snapshot rows;
    private final ClauseColumns columns;
    private final UUID party;
    private final LocalDate from;
    private final LocalDate to;

    /** @param to the first date after them */
    StatementRows(Snapshot rows, ClauseColumns columns, UUID party, LocalDate from, LocalDate to) {
        this.rows = rows;
        this.columns = columns;
        this.party = party;
        this.from = from;
        this.to = to;
    }

    /** What each line of usage has in all. */
    Map<LineKey, Amounts> lines() throws SQLException {
        Map<LineKey, Amounts> lines = new HashMap<>();
        rows.each(
                LINES,
                row -> {
                    String clause = row.text("clause");
                    long amount = row.number("amount");
                    Amounts amounts = clause.isEmpty()
                            ? new Amounts(
                                    row.number("calls"), row.number("units"), row.number("gross"), Map.of(), amount)
                            : new Amounts(0, 0, 0, Map.of(columns.of(line(row), clause), amount), 0);
                    lines.merge(line(row), amounts, Amounts::plus);
                },
                party,
                from,
                to,
                party,
                from,
                to);
        return lines;
    }

    void calls(CallSink sink) throws SQLException {
        rows.each(
                CALLS,
                row -> sink.take(new CallRow(
                        row.id("call_id"),
                        row.instant("received_at"),
                        line(row),
                        row.smallNumber("status"),
                        row.text("code"),
                        row.number("units"),
                        row.smallNumber("price_version"),
                        row.number("gross_micro_yuan"))),
                party,
                from,
                to);
    }

    void corrections(CorrectionSink sink) throws SQLException {
        rows.each(
                CORRECTIONS,
                row -> sink.take(new CorrectionRow(
                        row.id("id"),
                        row.instant("posted_at"),
                        line(row),
                        CorrectionReason.valueOf(row.text("reason")),
                        row.text("corrects"),
                        new Amounts(
                                row.number("calls"),
                                row.number("units"),
                                row.number("gross_micro_yuan"),
                                clauses(row),
                                row.number("share_micro_yuan")))),
                party,
                from,
                to);
    }

    private Map<Column, Long> clauses(Row row) throws SQLException {
        String[] numbers = row.texts("clause_numbers");
        Long[] amounts = row.numbers("clause_amounts");
        Map<Column, Long> clauses = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            clauses.merge(columns.of(line(row), numbers[i]), amounts[i], Math::addExact);
        }
        return clauses;
    }

    private static LineKey line(Row row) throws SQLException {
        return new LineKey(
                row.text("agreement"),
                row.smallNumber("agreement_version"),
                row.text("api"),
                row.text("operation"),
                row.date("business_date"));
    }
}
