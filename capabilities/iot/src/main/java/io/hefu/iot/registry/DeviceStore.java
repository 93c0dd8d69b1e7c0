package io.hefu.iot.registry;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.call.Page;
import io.hefu.core.entitlement.SecretHash;
import io.hefu.core.identity.ApplicationId;
import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Devices, what they authenticate with, and whose connections are still to be ended. */
@Singleton
public class DeviceStore {

    private static final HexFormat HEX = HexFormat.of();

    private final Pool pool;

    public DeviceStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds a device, unless there is one of its id or its correlator.
     *
     * @return the id of that one; empty when the device was added
     */
    Uni<Optional<DeviceId>> add(Device device, Optional<String> clientCorrelator, SecretHash password) {
        return pool.withTransaction(connection -> insert(connection, device, clientCorrelator, password)
                .flatMap(added -> added.rowCount() == 1
                        ? startShadow(connection, device).map(started -> Optional.empty())
                        : registeredBefore(connection, device, clientCorrelator)));
    }

    /** A device among its owner's. */
    public Uni<Optional<Device>> find(Owner owner, DeviceId id) {
        return pool.preparedQuery("""
                        select device_id, application_id, environment, name, created_at from iot.device
                        where device_id = $1 and application_id = $2 and environment = $3""")
                .execute(Tuple.of(
                        id.value(),
                        owner.application().value(),
                        owner.environment().name()))
                .map(rows -> stream(rows).map(DeviceStore::device).findFirst());
    }

    /** Devices by id, whoever owns them. */
    public Uni<List<Device>> all(List<DeviceId> ids) {
        return pool.preparedQuery("""
                        select device_id, application_id, environment, name, created_at from iot.device
                        where device_id = any($1)""")
                .execute(Tuple.of(ids.stream().map(DeviceId::value).toArray(UUID[]::new)))
                .map(rows -> stream(rows).map(DeviceStore::device).toList());
    }

    /** Newest first. */
    Uni<Page<Device>> page(Owner owner, int page, int perPage) {
        return pool.preparedQuery("""
                        select device_id, application_id, environment, name, created_at from iot.device
                        where application_id = $1 and environment = $2
                        order by device_id desc offset $3 limit $4""")
                .execute(Tuple.of(
                        owner.application().value(), owner.environment().name(), (page - 1L) * perPage, perPage))
                .flatMap(rows -> count(owner)
                        .map(total ->
                                Page.of(stream(rows).map(DeviceStore::device).toList(), page, perPage, total)));
    }

    /** Replaces the password. Whoever is connected with the old one is to be disconnected. */
    Uni<Boolean> changePassword(Owner owner, DeviceId id, SecretHash password) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("""
                        update iot.device set password_hash = decode($4, 'hex')
                        where device_id = $1 and application_id = $2 and environment = $3""")
                .execute(Tuple.of(
                        id.value(),
                        owner.application().value(),
                        owner.environment().name(),
                        HEX.formatHex(password.bytes())))
                .flatMap(changed -> leaving(connection, changed, id, owner, false)));
    }

    /** Removes the device and all it left. What the network keeps of it is to be forgotten. */
    Uni<Boolean> remove(Owner owner, DeviceId id) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(
                        "delete from iot.device where device_id = $1 and application_id = $2 and environment = $3")
                .execute(Tuple.of(
                        id.value(),
                        owner.application().value(),
                        owner.environment().name()))
                .flatMap(removed -> leaving(connection, removed, id, owner, true)));
    }

    /** What a live device's password must hash to. Devices of the sandbox never connect. */
    Uni<Optional<SecretHash>> livePassword(DeviceId id) {
        return pool.preparedQuery("""
                        select encode(password_hash, 'hex') as password_hash from iot.device
                        where device_id = $1 and environment = 'LIVE'""")
                .execute(Tuple.of(id.value()))
                .map(rows -> stream(rows)
                        .map(row -> new SecretHash(HEX.parseHex(row.getString("password_hash"))))
                        .findFirst());
    }

    /** Connections to be ended, longest waiting first. */
    Uni<List<Leaving>> leaving(int most) {
        return pool.preparedQuery("select device_id, removed from iot.leaving order by since limit $1")
                .execute(Tuple.of(most))
                .map(rows -> stream(rows)
                        .map(row -> new Leaving(new DeviceId(row.getUUID("device_id")), row.getBoolean("removed")))
                        .toList());
    }

    Uni<Void> left(Leaving leaving) {
        return pool.preparedQuery("delete from iot.leaving where device_id = $1 and removed = $2")
                .execute(Tuple.of(leaving.device().value(), leaving.removed()))
                .replaceWithVoid();
    }

    /** @param removed whether the device is gone for good, or only its old password */
    record Leaving(DeviceId device, boolean removed) {}

    private static Uni<RowSet<Row>> insert(
            SqlConnection connection, Device device, Optional<String> clientCorrelator, SecretHash password) {
        return connection
                .preparedQuery("""
                        insert into iot.device
                            (device_id, application_id, environment, name, client_correlator, password_hash, created_at)
                        values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7)
                        on conflict do nothing""")
                .execute(Tuple.from(Arrays.asList(
                        device.id().value(),
                        device.owner().application().value(),
                        device.owner().environment().name(),
                        device.name(),
                        clientCorrelator.orElse(null),
                        HEX.formatHex(password.bytes()),
                        device.createdAt().atOffset(ZoneOffset.UTC))));
    }

    private static Uni<RowSet<Row>> startShadow(SqlConnection connection, Device device) {
        return connection.preparedQuery("""
                        with desired as (insert into iot.desired_state (device_id) values ($1))
                        insert into iot.reported_state (device_id) values ($1)""").execute(Tuple.of(device.id().value()));
    }

    private static Uni<Optional<DeviceId>> registeredBefore(
            SqlConnection connection, Device device, Optional<String> clientCorrelator) {
        return connection
                .preparedQuery("""
                        select device_id from iot.device
                        where application_id = $1 and environment = $2 and (device_id = $3 or client_correlator = $4)
                        order by device_id = $3 desc""")
                .execute(Tuple.of(
                        device.owner().application().value(),
                        device.owner().environment().name(),
                        device.id().value(),
                        clientCorrelator.orElse(null)))
                .map(rows -> stream(rows)
                        .map(row -> new DeviceId(row.getUUID("device_id")))
                        .findFirst());
    }

    private static Uni<Boolean> leaving(
            SqlConnection connection, RowSet<Row> changed, DeviceId id, Owner owner, boolean removed) {
        if (changed.rowCount() == 0 || owner.environment() == Environment.SANDBOX) {
            return Uni.createFrom().item(changed.rowCount() == 1);
        }
        return connection
                .preparedQuery("""
                        insert into iot.leaving (device_id, removed, since) values ($1, $2, now())
                        on conflict (device_id) do update set removed = excluded.removed""")
                .execute(Tuple.of(id.value(), removed))
                .replaceWith(true);
    }

    private Uni<Long> count(Owner owner) {
        return pool.preparedQuery("select count(*) from iot.device where application_id = $1 and environment = $2")
                .execute(Tuple.of(
                        owner.application().value(), owner.environment().name()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Device device(Row row) {
        return new Device(
                new DeviceId(row.getUUID("device_id")),
                new Owner(
                        new ApplicationId(row.getUUID("application_id")),
                        Environment.valueOf(row.getString("environment"))),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
