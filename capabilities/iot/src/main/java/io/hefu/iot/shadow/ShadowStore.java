package io.hefu.iot.shadow;

import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.hefu.iot.network.DeviceMessage.Reported;
import io.hefu.iot.network.DeviceMessage.Telemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Shadows, and which desired states the network has yet to be told. */
@Singleton
public class ShadowStore {

    private final Pool pool;

    public ShadowStore(Pool pool) {
        this.pool = pool;
    }

    /** The shadow of a device that exists. */
    Uni<Shadow> get(DeviceId device) {
        return pool.preparedQuery("""
                        select desired.properties as desired, desired.version as desired_version, changed_at,
                               reported.properties, reported.version, reported_at
                        from iot.desired_state desired join iot.reported_state reported using (device_id)
                        where device_id = $1""")
                .execute(Tuple.of(device.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Shadow(
                        new DesiredState(
                                properties(row, "desired"), row.getLong("desired_version"), instant(row, "changed_at")),
                        reported(row)));
    }

    /** Changes what a device should be, one change after another. */
    Uni<Void> change(DeviceId device, UnaryOperator<DesiredState> change) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(
                        "select properties, version, changed_at from iot.desired_state where device_id = $1 for update")
                .execute(Tuple.of(device.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> change.apply(new DesiredState(
                        properties(row, "properties"), row.getLong("version"), instant(row, "changed_at"))))
                .flatMap(changed -> save(transaction, device, changed)));
    }

    /** Merges what devices said, in the order in which they said it. Answers to commands say nothing of the shadow. */
    public Uni<Void> report(SqlClient transaction, List<? extends DeviceMessage> messages) {
        Map<DeviceId, List<Report>> reports = new LinkedHashMap<>();
        for (DeviceMessage message : messages) {
            report(message)
                    .ifPresent(report -> reports.computeIfAbsent(message.device(), first -> new ArrayList<>())
                            .add(report));
        }
        if (reports.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        select device_id, properties, version, reported_at from iot.reported_state
                        where device_id = any($1) order by device_id for update""")
                .execute(Tuple.of(reports.keySet().stream().map(DeviceId::value).toArray(UUID[]::new)))
                .flatMap(rows -> saveReported(transaction, stream(rows).toList(), reports));
    }

    /**
     * Takes on the telling of desired states that the network does not know yet.
     *
     * @param lease how long nobody else takes the same ones on
     */
    Uni<List<Unannounced>> takeUnannounced(Instant now, Duration lease, int most) {
        return pool.preparedQuery("""
                        update iot.desired_state set announcing_until = $2 where device_id in (
                            select device_id from iot.desired_state
                            where version > announced_version and (announcing_until is null or announcing_until <= $1)
                            limit $3 for update skip locked)
                        returning device_id, properties, version""")
                .execute(Tuple.of(at(now), at(now.plus(lease)), most))
                .map(rows -> stream(rows)
                        .map(row -> new Unannounced(
                                new DeviceId(row.getUUID("device_id")),
                                properties(row, "properties"),
                                row.getLong("version")))
                        .toList());
    }

    Uni<Void> announced(Unannounced announced) {
        return pool.preparedQuery("""
                        update iot.desired_state set announced_version = $2, announcing_until = null
                        where device_id = $1""")
                .execute(Tuple.of(announced.device().value(), announced.version()))
                .replaceWithVoid();
    }

    /** Of all live devices. Announcing what is known already is harmless: a device ignores a version that it has seen. */
    public Uni<Void> announceAllAgain() {
        return pool.query("""
                        update iot.desired_state set announced_version = 0
                        where announced_version > 0
                          and device_id in (select device_id from iot.device where environment = 'LIVE')""").execute().replaceWithVoid();
    }

    record Unannounced(DeviceId device, DeviceProperties desired, long version) {}

    private record Report(DeviceProperties properties, Instant at) {}

    private static Optional<Report> report(DeviceMessage message) {
        if (message instanceof Telemetry telemetry) {
            return Optional.of(new Report(telemetry.properties(), telemetry.receivedAt()));
        }
        if (message instanceof Reported reported) {
            return Optional.of(new Report(reported.properties(), reported.receivedAt()));
        }
        CommandAnswer ignored = (CommandAnswer) message;
        return Optional.empty();
    }

    private static Uni<Void> saveReported(SqlClient transaction, List<Row> rows, Map<DeviceId, List<Report>> reports) {
        UUID[] devices = new UUID[rows.size()];
        String[] properties = new String[rows.size()];
        Long[] versions = new Long[rows.size()];
        OffsetDateTime[] times = new OffsetDateTime[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            devices[i] = rows.get(i).getUUID("device_id");
            ReportedState state = reported(rows.get(i));
            for (Report report : reports.get(new DeviceId(devices[i]))) {
                state = state.reported(report.properties(), report.at());
            }
            properties[i] = new JsonObject(state.properties().values()).encode();
            versions[i] = state.version();
            times[i] = state.reportedAt().map(ShadowStore::at).orElse(null);
        }
        return transaction
                .preparedQuery("""
                        update iot.reported_state
                        set properties = now.properties::jsonb, version = now.version, reported_at = now.at
                        from unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[])
                            as now (device_id, properties, version, at)
                        where reported_state.device_id = now.device_id""")
                .execute(Tuple.of(devices, properties, versions, times))
                .replaceWithVoid();
    }

    private static Uni<Void> save(SqlConnection connection, DeviceId device, DesiredState desired) {
        return connection
                .preparedQuery("""
                        update iot.desired_state set properties = $2, version = $3, changed_at = $4
                        where device_id = $1""")
                .execute(Tuple.of(
                        device.value(),
                        new JsonObject(desired.properties().values()),
                        desired.version(),
                        desired.changedAt().map(ShadowStore::at).orElse(null)))
                .replaceWithVoid();
    }

    private static ReportedState reported(Row row) {
        return new ReportedState(properties(row, "properties"), row.getLong("version"), instant(row, "reported_at"));
    }

    private static DeviceProperties properties(Row row, String column) {
        return new DeviceProperties(row.getJsonObject(column).getMap());
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
