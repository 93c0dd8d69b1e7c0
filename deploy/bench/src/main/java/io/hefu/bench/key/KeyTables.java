package io.hefu.bench.key;

import io.hefu.core.entitlement.ApiKey;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/**
 * Applications, subscriptions and keys written straight into Hefu's tables, past the portal and past the triggers that tell
 * gateways of changes: nobody can know these keys yet.
 */
public final class KeyTables {

    /** Enough for a load; no limit of the plan is to be felt. */
    public static final int CALLS_PER_SECOND = 1_000_000;

    private static final int KEYS_PER_APPLICATION = 4;
    private static final int BATCH = 20_000;
    private static final String ORGANISATION = "00000000-0000-7000-8000-0000000000be";

    private final Connection database;

    public KeyTables(Connection database) {
        this.database = database;
    }

    /** Makes room in the plan {@code standard}, puts APIs into it, and prices their operation. */
    public void prepare(List<Priced> operations) throws SQLException {
        execute("""
                update portal.plan
                   set calls_per_second = %d, burst = %d, quota_calls = 1000000000000, version = version + 1
                 where code = 'standard'
                """.formatted(CALLS_PER_SECOND, CALLS_PER_SECOND));
        execute("""
                insert into portal.organisation (id, name, kind, created_at)
                values ('%s', 'Bench', 'DEVELOPER', now()) on conflict do nothing
                """.formatted(ORGANISATION));
        for (Priced operation : operations) {
            prepare(operation);
        }
    }

    /** An operation that costs something, so that every call of it is rated and shared. */
    public record Priced(String api, String operationId) {}

    private void prepare(Priced operation) throws SQLException {
        execute("insert into portal.plan_api (plan_code, api) values ('standard', '%s') on conflict do nothing"
                .formatted(operation.api()));
        execute("""
                insert into billing.price (plan, api, operation, version, effective_from, model, tax)
                values ('standard', '%s', '%s', 1, '2026-01-01', 'per-unit 1000', 'INCLUSIVE') on conflict do nothing
                """.formatted(operation.api(), operation.operationId()));
        execute("""
                with head as (insert into billing.agreement (agreement, api) values ('bench-%1$s', '%1$s')
                              on conflict do nothing)
                insert into billing.agreement_version (agreement, version, effective_from, terms)
                values ('bench-%1$s', 1, '2026-01-01T00:00:00Z', 'hefu-agreement 1
                agreement bench-%1$s
                api %1$s
                operation -
                effective-from 2026-01-01T00:00:00Z
                party 00000000-0000-7000-8000-000000000001 OPERATOR
                clause 1 exclusion REFUND -
                clause 3 remainder 00000000-0000-7000-8000-000000000001
                end
                ')
                on conflict do nothing
                """.formatted(operation.api()));
    }

    /** The keys, four to an application, each application subscribed to {@code standard}. */
    public void add(KeyRing ring) throws SQLException {
        execute("set session_replication_role = replica");
        try {
            for (int start = 0; start < ring.size(); start += BATCH) {
                addBatch(ring.keys().subList(start, Math.min(start + BATCH, ring.size())));
            }
        } finally {
            execute("set session_replication_role = default");
        }
        execute("analyze portal.application, portal.subscription, portal.credential");
    }

    private void addBatch(List<ApiKey> keys) throws SQLException {
        int applications = (keys.size() + KEYS_PER_APPLICATION - 1) / KEYS_PER_APPLICATION;
        UUID[] ids = new UUID[applications];
        for (int i = 0; i < applications; i++) {
            ids[i] = UUID.randomUUID();
        }
        copy(
                "portal.application (id, organisation_id, name, description, created_at)",
                applications,
                i -> "%s\t%s\tBench\t\tnow".formatted(ids[i], ORGANISATION));
        copy(
                "portal.subscription (id, application_id, plan_code, state, requested_at, changed_at)",
                applications,
                i -> "%s\t%s\tstandard\tACTIVE\tnow\tnow".formatted(UUID.randomUUID(), ids[i]));
        copy(
                "portal.credential (id, kind, application_id, environment, name, secret_hash, created_at, created_by)",
                keys.size(),
                i -> credential(keys.get(i), ids[i / KEYS_PER_APPLICATION]));
    }

    private static String credential(ApiKey key, UUID application) {
        return "%s\tAPI_KEY\t%s\t%s\tBench\t\\\\x%s\tnow\tbench"
                .formatted(
                        key.id(),
                        application,
                        key.environment().name().toUpperCase(Locale.ROOT),
                        HexFormat.of().formatHex(key.hash().bytes()));
    }

    private void copy(String columns, int rows, IntFunction<String> row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        try {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + columns + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("The rows cannot be copied: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
