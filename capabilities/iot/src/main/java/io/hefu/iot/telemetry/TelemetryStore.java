package io.hefu.iot.telemetry;

import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.Telemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What devices measured: one row a message, never changed. */
@Singleton
public class TelemetryStore {

    private final Pool pool;

    public TelemetryStore(Pool pool) {
        this.pool = pool;
    }

    /** All messages by one statement; their devices must exist. */
    public Uni<Void> add(SqlClient transaction, List<Telemetry> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into iot.telemetry (device_id, received_at, properties)
                        select device_id, received_at, properties::jsonb
                        from unnest($1::uuid[], $2::timestamptz[], $3::text[])
                            as message (device_id, received_at, properties)""")
                .execute(Tuple.of(
                        messages.stream()
                                .map(message -> message.device().value())
                                .toArray(UUID[]::new),
                        messages.stream()
                                .map(message -> at(message.receivedAt()))
                                .toArray(OffsetDateTime[]::new),
                        messages.stream()
                                .map(message ->
                                        new JsonObject(message.properties().values()).encode())
                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Newest first, {@code from} included and {@code to} excluded. */
    Uni<List<Measurement>> between(DeviceId device, Instant from, Instant to, int most) {
        return pool.preparedQuery("""
                        select received_at, properties from iot.telemetry
                        where device_id = $1 and received_at >= $2 and received_at < $3
                        order by received_at desc, telemetry_id desc limit $4""")
                .execute(Tuple.of(device.value(), at(from), at(to), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Measurement(
                                row.getOffsetDateTime("received_at").toInstant(),
                                new DeviceProperties(
                                        row.getJsonObject("properties").getMap())))
                        .toList());
    }

    record Measurement(Instant receivedAt, DeviceProperties properties) {}

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
