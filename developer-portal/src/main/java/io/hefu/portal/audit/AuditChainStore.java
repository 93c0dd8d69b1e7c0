package io.hefu.portal.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Computes the chain of the audit trail anew, from what the entries say now, and compares it with what was chained then. */
@Singleton
class AuditChainStore {

    private static final int AT_ONCE = 1_000;

    private static final String LINKS = """
            select link.position, link.hash, portal.audit_text(entry) as text
              from portal.audit_link as link
              left join portal.audit_entry as entry on entry.id = link.entry_id
             where link.position > $1
             order by link.position limit %d""".formatted(AT_ONCE);

    private static final String UNCHAINED = """
            select count(*) as unchained
              from portal.audit_entry as entry
             where not exists (select from portal.audit_link where entry_id = entry.id)""";

    private final Pool pool;

    AuditChainStore(Pool pool) {
        this.pool = pool;
    }

    Uni<AuditVerification> verify() {
        AtomicReference<AuditVerification> sofar = new AtomicReference<>(AuditVerification.BEGINNING);
        return Multi.createBy()
                .repeating()
                .uni(() -> links(sofar.get().entries()))
                .whilst(rows -> rows.size() == AT_ONCE && sofar.get().isIntact())
                .onItem()
                .invoke(rows -> rows.forEach(row -> sofar.updateAndGet(before -> follow(before, row))))
                .collect()
                .last()
                .chain(last -> unchained())
                .map(count -> sofar.get().withUnchained(count));
    }

    private Uni<RowSet<Row>> links(long after) {
        return pool.preparedQuery(LINKS).execute(Tuple.of(after));
    }

    private Uni<Long> unchained() {
        return pool.preparedQuery(UNCHAINED)
                .execute()
                .map(rows -> rows.iterator().next().getLong("unchained"));
    }

    private static AuditVerification follow(AuditVerification before, Row row) {
        String text = row.getString("text");
        return before.followedBy(
                row.getLong("position"),
                text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8),
                row.getBuffer("hash").getBytes());
    }
}
