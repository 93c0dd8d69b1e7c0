package io.hefu.iot.inbox;

import io.hefu.iot.command.CommandStore;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.DeviceInbox;
import io.hefu.iot.network.DeviceMessage;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.hefu.iot.network.DeviceMessage.Telemetry;
import io.hefu.iot.shadow.ShadowStore;
import io.hefu.iot.telemetry.TelemetryStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Stores what devices say: measurements as rows and in the shadow, reports in the shadow, answers on their commands. */
@Singleton
public class InboxStore implements DeviceInbox {

    private final Pool pool;
    private final TelemetryStore telemetry;
    private final ShadowStore shadows;
    private final CommandStore commands;

    public InboxStore(Pool pool, TelemetryStore telemetry, ShadowStore shadows, CommandStore commands) {
        this.pool = pool;
        this.telemetry = telemetry;
        this.shadows = shadows;
        this.commands = commands;
    }

    @Override
    public CompletionStage<Void> store(List<? extends DeviceMessage> messages) {
        return pool.withTransaction(transaction -> existing(transaction, messages)
                        .map(existing -> messages.stream()
                                .filter(message -> existing.contains(message.device()))
                                .<DeviceMessage>map(message -> message)
                                .toList())
                        .flatMap(heard -> store(transaction, heard)))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> networkForgot() {
        return shadows.announceAllAgain().subscribeAsCompletionStage();
    }

    private Uni<Void> store(SqlClient transaction, List<DeviceMessage> heard) {
        return telemetry
                .add(transaction, only(Telemetry.class, heard))
                .flatMap(added -> shadows.report(transaction, heard))
                .flatMap(reported -> commands.settle(transaction, only(CommandAnswer.class, heard)));
    }

    /** Held until the end of the transaction: a device is not removed while its messages are stored. */
    private static Uni<Set<DeviceId>> existing(SqlClient transaction, List<? extends DeviceMessage> messages) {
        UUID[] devices = messages.stream()
                .map(message -> message.device().value())
                .distinct()
                .toArray(UUID[]::new);
        return transaction
                .preparedQuery(
                        "select device_id from iot.device where device_id = any($1) order by device_id for key share")
                .execute(Tuple.of(devices))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeviceId(row.getUUID("device_id")))
                        .collect(Collectors.toSet()));
    }

    private static <M extends DeviceMessage> List<M> only(Class<M> kind, List<DeviceMessage> messages) {
        return messages.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
