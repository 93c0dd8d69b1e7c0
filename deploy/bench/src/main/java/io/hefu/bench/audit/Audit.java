package io.hefu.bench.audit;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Looks into the database as an auditor would: at the tables themselves, asking nothing of the platform. */
public final class Audit {

    private static final String OF_RUN = "starts_with(correlator, ? || '-')";

    private final Connection database;

    public Audit(Connection database) {
        this.database = database;
    }

    /** Whether earlier runs of all nodes have delivered all they wrote, and all that was delivered has been rated. */
    public boolean isSettled() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select not exists (select from billing.node_epoch as earlier
                                            where ended_at is null
                                              and exists (select from billing.node_epoch as later
                                                           where later.node = earlier.node
                                                             and later.epoch > earlier.epoch))
                           and not exists (select from billing.rating_queue)
                        """)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Runs of nodes that have not delivered all they wrote, those under way among them. */
    public long openEpochs() throws SQLException {
        return count("select count(*) from billing.node_epoch where ended_at is null");
    }

    /**
     * @param acknowledged correlators of the calls that were seen answered
     * @param run begins every correlator of the run, answered or not
     * @param application whose calls they are
     */
    public Findings examine(List<String> acknowledged, String run, UUID application) throws SQLException {
        copy(acknowledged);
        return new Findings(
                acknowledged.size(),
                count("""
                        select count(*) from acknowledged
                         where exists (select from billing.usage_record
                                        where usage_record.correlator = acknowledged.correlator and state = 'ANSWERED')
                        """),
                count(
                        "select count(*) from (select from billing.usage_record where " + OF_RUN
                                + " group by correlator having count(*) > 1) as doubled",
                        run),
                count("select count(*) from billing.usage_record where state = 'ANSWERED' and " + OF_RUN, run),
                count("select count(*) from billing.usage_record where state = 'UNKNOWN' and " + OF_RUN, run),
                count(
                        "select count(*) from billing.rated_usage join billing.usage_record using (call_id) where "
                                + OF_RUN,
                        run),
                ratedTwice(application),
                moneyTooMuch());
    }

    /** The rating counts its lines in a tally of its own: a call rated twice is there twice. */
    private long ratedTwice(UUID application) throws SQLException {
        return count("""
                select (select coalesce(sum(lines), 0) from billing.rated_tally where application = ?)
                     - (select count(*) from billing.rated_usage join billing.usage_record using (call_id) where application = ?)
                """, application, application);
    }

    /** What was shared out among the parties, less what all calls cost, in micro-yuan. */
    private long moneyTooMuch() throws SQLException {
        return count("""
                select (select coalesce(sum(share_micro_yuan), 0) from billing.share_tally)
                     + (select coalesce(sum(share_micro_yuan), 0)
                          from billing.correction join billing.correction_share on correction = id
                         where reason = 'LATE_CALL')
                     - (select coalesce(sum(gross_micro_yuan), 0) from billing.rated_usage)
                """);
    }

    private void copy(List<String> correlators) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("create temporary table acknowledged (correlator text primary key)");
        }
        try {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy acknowledged from stdin", new StringReader(String.join("\n", correlators)));
        } catch (IOException e) {
            throw new SQLException("The correlators cannot be copied: " + e.getMessage(), e);
        }
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
