package io.hefu.billing.reconciliation;

import io.hefu.billing.settlement.StatedCallStore;
import io.hefu.billing.statement.CallLeaf;
import io.hefu.billing.statement.Leaf;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Our account of a stretch of days: the calls of the party's statements, and what was booked of calls of those days later. What
 * waits for the database is for worker threads only.
 */
@Singleton
public class StatedLineStore {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PATIENCE_WITH_A_DAY = Duration.ofMinutes(10);

    private static final String CORRECTED = """
            select call_id, received_at, coalesce(status, 200) as status, correction.api, correction.operation,
                   correction.units, correction.gross_micro_yuan, correction_share.share_micro_yuan
            from billing.correction
                 join billing.correction_share on correction_share.correction = correction.id and party = $1
                 join billing.usage_record using (call_id)
            where correction.business_date >= $2 and correction.business_date < $3""";

    private static final String SUSPENDED =
            "select call_id from billing.rating_suspense union select call_id from billing.usage_suspense";

    /** Where the leaves of statements are read. */
    @FunctionalInterface
    public interface StatedCalls {

        /** Hands them on in order, on one thread after the other. */
        Uni<Void> leaves(OrganisationId party, LocalDate day, Consumer<Leaf> sink);
    }

    private final StatedCalls stated;

    @Inject
    public StatedLineStore(StatedCallStore stated) {
        this(stated::leaves);
    }

    public StatedLineStore(StatedCalls stated) {
        this.stated = stated;
    }

    /**
     * Adds one or more lines for each call, and waits until that is done.
     *
     * @param progress told how many there were so far
     */
    void addTo(OurLines lines, SqlClient client, OrganisationId party, ReconciledPeriod days, LongConsumer progress) {
        for (LocalDate day = days.from(); day.isBefore(days.to()); day = day.plusDays(1)) {
            stated.leaves(party, day, leaf -> {
                        if (leaf instanceof CallLeaf call) {
                            lines.add(call);
                        }
                    })
                    .await()
                    .atMost(PATIENCE_WITH_A_DAY);
            progress.accept(lines.count());
        }
        RowSet<Row> corrected = client.preparedQuery(CORRECTED)
                .execute(Tuple.of(party.value(), days.from(), days.to()))
                .await()
                .atMost(PATIENCE);
        corrected.forEach(row -> lines.add(
                row.getUUID("call_id"),
                row.getOffsetDateTime("received_at").toInstant(),
                new Product(row.getString("api"), row.getString("operation")),
                row.getInteger("status"),
                row.getLong("units"),
                0,
                new Money(row.getLong("gross_micro_yuan")),
                new Money(row.getLong("share_micro_yuan"))));
        lines.flush();
        progress.accept(lines.count());
    }

    /** Calls that wait here and are in no statement yet. */
    OurSuspense suspense(SqlClient client) {
        Set<UUID> suspended = new HashSet<>();
        client.query(SUSPENDED)
                .execute()
                .await()
                .atMost(PATIENCE)
                .forEach(row -> suspended.add(row.getUUID("call_id")));
        return call -> suspended.contains(call.value());
    }
}
