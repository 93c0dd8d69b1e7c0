package io.hefu.iot.command;

import io.hefu.iot.command.CommandState.Expired;
import io.hefu.iot.command.CommandState.Failed;
import io.hefu.iot.command.CommandState.Succeeded;
import io.hefu.iot.command.CommandState.Triggered;
import io.hefu.iot.command.CommandState.Unconfirmed;
import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.device.DeviceProperties;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Commands. A final state is written once: only rows in TRIGGERED are ever changed. */
@Singleton
public class CommandStore {

    private static final String COLUMNS = "command_id, device_id, name, parameters, created_at, deadline, taken_at,"
            + " delivery_result, settled_at, result";

    private final Pool pool;

    public CommandStore(Pool pool) {
        this.pool = pool;
    }

    /** @return false, with nothing changed, when there is one of this id */
    Uni<Boolean> add(Command command) {
        return pool.preparedQuery("""
                        insert into iot.command
                            (command_id, device_id, name, parameters, created_at, deadline, attempted_at, delivery_result)
                        values ($1, $2, $3, $4, $5, $6, $5, 'TRIGGERED')
                        on conflict (command_id) do nothing""")
                .execute(Tuple.of(
                        command.id().value(),
                        command.device().value(),
                        command.name(),
                        new JsonObject(command.parameters().values()),
                        at(command.createdAt()),
                        at(command.deadline())))
                .map(added -> added.rowCount() == 1);
    }

    Uni<Optional<Command>> find(DeviceId device, CommandId id) {
        return pool.preparedQuery("select " + COLUMNS + " from iot.command where command_id = $1 and device_id = $2")
                .execute(Tuple.of(id.value(), device.value()))
                .map(rows -> stream(rows).map(CommandStore::command).findFirst());
    }

    Uni<Boolean> isKnown(CommandId id) {
        return pool.preparedQuery("select from iot.command where command_id = $1")
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() > 0);
    }

    /** Remembers that the network has the command; the first time counts. */
    Uni<Void> taken(CommandId id, Instant at) {
        return pool.preparedQuery("update iot.command set taken_at = $2 where command_id = $1 and taken_at is null")
                .execute(Tuple.of(id.value(), at(at)))
                .replaceWithVoid();
    }

    /** Takes on the sending of commands that the network does not have yet, of which nobody else tries one. */
    Uni<List<Command>> takeUnsent(Instant now, Duration lease, int most) {
        return pool.preparedQuery("""
                        update iot.command set attempted_at = $1 where command_id in (
                            select command_id from iot.command
                            where delivery_result = 'TRIGGERED' and taken_at is null
                              and attempted_at <= $2 and deadline > $1
                            order by command_id limit $3 for update skip locked)
                        returning\s""" + COLUMNS)
                .execute(Tuple.of(at(now), at(now.minus(lease)), most))
                .map(rows -> stream(rows).map(CommandStore::command).toList());
    }

    /** Settles commands by what their devices answered, oldest answer first. */
    public Uni<Void> settle(SqlClient transaction, List<CommandAnswer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("select " + COLUMNS
                        + " from iot.command where command_id = any($1) and delivery_result = 'TRIGGERED'"
                        + " order by command_id for update")
                .execute(Tuple.of(
                        answers.stream().map(answer -> answer.command().value()).toArray(UUID[]::new)))
                .flatMap(rows -> save(
                        transaction,
                        stream(rows).map(CommandStore::command).map(command -> answered(command, answers))));
    }

    /** Settles commands whose deadline has passed. */
    Uni<Void> settleOverdue(Instant now, int most) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("select " + COLUMNS
                        + " from iot.command where delivery_result = 'TRIGGERED' and deadline <= $1"
                        + " order by command_id limit $2 for update skip locked")
                .execute(Tuple.of(at(now), most))
                .flatMap(rows -> save(
                        transaction, stream(rows).map(CommandStore::command).map(command -> command.at(now)))));
    }

    private static Command answered(Command command, List<CommandAnswer> answers) {
        Command current = command;
        for (CommandAnswer answer : answers) {
            current = current.answered(answer);
        }
        return current;
    }

    private static Uni<Void> save(SqlClient transaction, Stream<Command> commands) {
        List<UUID> ids = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<@Nullable OffsetDateTime> times = new ArrayList<>();
        List<@Nullable String> answers = new ArrayList<>();
        commands.filter(command -> !(command.state() instanceof Triggered)).forEach(settled -> {
            CommandState state = settled.state();
            ids.add(settled.id().value());
            results.add(state.deliveryResult());
            times.add(state.settledAt().map(CommandStore::at).orElse(null));
            answers.add(state.result()
                    .map(result -> new JsonObject(result.values()).encode())
                    .orElse(null));
        });
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        update iot.command
                        set delivery_result = now.delivery_result, settled_at = now.at, result = now.result::jsonb
                        from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[])
                            as now (command_id, delivery_result, at, result)
                        where command.command_id = now.command_id""")
                .execute(Tuple.of(
                        ids.toArray(UUID[]::new),
                        results.toArray(String[]::new),
                        times.toArray(OffsetDateTime[]::new),
                        answers.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Command command(Row row) {
        return new Command(
                new CommandId(row.getUUID("command_id")),
                new DeviceId(row.getUUID("device_id")),
                row.getString("name"),
                new DeviceProperties(row.getJsonObject("parameters").getMap()),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("deadline").toInstant(),
                state(row));
    }

    private static CommandState state(Row row) {
        Optional<Instant> settledAt = instant(row, "settled_at");
        DeviceProperties result = Optional.ofNullable(row.getJsonObject("result"))
                .map(object -> new DeviceProperties(object.getMap()))
                .orElse(DeviceProperties.NONE);
        String deliveryResult = row.getString("delivery_result");
        return switch (deliveryResult) {
            case "TRIGGERED" -> new Triggered(instant(row, "taken_at"));
            case "SUCCESS" -> new Succeeded(settledAt.orElseThrow(), result);
            case "FAILURE" -> new Failed(settledAt.orElseThrow(), result);
            case "EXPIRED" -> new Expired(settledAt.orElseThrow());
            case "UNCONFIRMED" -> new Unconfirmed(settledAt.orElseThrow());
            default -> throw new IllegalStateException("delivery_result: " + deliveryResult);
        };
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
