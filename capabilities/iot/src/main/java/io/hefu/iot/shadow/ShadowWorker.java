package io.hefu.iot.shadow;

import io.hefu.iot.device.Device;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.DeviceNetwork.Desired;
import io.hefu.iot.network.DeviceNetworks;
import io.hefu.iot.registry.DeviceStore;
import io.hefu.iot.shadow.ShadowStore.Unannounced;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Tells the network every desired state, the newest last, until it is told, over restarts. */
@Singleton
public class ShadowWorker {

    private static final int AT_ONCE = 100;

    /** Longer than a publication may take, so that two versions of one device are never on their way together. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger log = Logger.getLogger(ShadowWorker.class);

    private final ShadowStore shadows;
    private final DeviceStore devices;
    private final DeviceNetworks networks;
    private final Clock clock;

    public ShadowWorker(ShadowStore shadows, DeviceStore devices, DeviceNetworks networks, Clock clock) {
        this.shadows = shadows;
        this.devices = devices;
        this.networks = networks;
        this.clock = clock;
    }

    /** Begins now, without waiting for the schedule or for the result. */
    void wake() {
        work().subscribe().with(done -> {}, failure -> log.warnf("Desired states: %s", failure.getMessage()));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> work() {
        return shadows.takeUnannounced(clock.instant(), LEASE, AT_ONCE).flatMap(this::announce);
    }

    private Uni<Void> announce(List<Unannounced> unannounced) {
        if (unannounced.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return devices.all(unannounced.stream().map(Unannounced::device).toList())
                .map(found -> found.stream().collect(Collectors.toMap(Device::id, Function.identity())))
                .flatMap(known -> announce(unannounced, known));
    }

    private Uni<Void> announce(List<Unannounced> unannounced, Map<DeviceId, Device> known) {
        return Multi.createFrom()
                .iterable(unannounced)
                .filter(one -> known.containsKey(one.device()))
                .onItem()
                .transformToUniAndMerge(one -> announce(known.get(one.device()), one))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> announce(Device device, Unannounced unannounced) {
        Desired desired = new Desired(unannounced.desired(), unannounced.version());
        return Uni.createFrom()
                .completionStage(() -> networks.of(device.owner().environment()).announce(device, desired))
                .flatMap(announced -> shadows.announced(unannounced))
                .onFailure()
                .invoke(failure ->
                        log.debugf("Desired state of %s not announced: %s", device.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
