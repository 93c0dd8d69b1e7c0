package io.hefu.iot.registry;

import io.hefu.iot.network.DeviceNetwork;
import io.hefu.iot.network.DeviceNetworks;
import io.hefu.iot.registry.DeviceStore.Leaving;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Ends connections whose device or password is gone, until it is done, over restarts. */
@Singleton
public class LeavingWorker {

    private static final int AT_ONCE = 100;

    private static final Logger log = Logger.getLogger(LeavingWorker.class);

    private final DeviceStore devices;
    private final DeviceNetwork network;
    private final AtomicBoolean working = new AtomicBoolean();

    public LeavingWorker(DeviceStore devices, DeviceNetworks networks) {
        this.devices = devices;
        this.network = networks.live();
    }

    /** Begins now, without waiting for the schedule or for the result. */
    void wake() {
        work().subscribe().with(done -> {}, failure -> log.warnf("Leaving devices: %s", failure.getMessage()));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> work() {
        if (!working.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return devices.leaving(AT_ONCE)
                .onItem()
                .transformToMulti(leaving -> Multi.createFrom().iterable(leaving))
                .onItem()
                .transformToUniAndConcatenate(this::end)
                .collect()
                .asList()
                .replaceWithVoid()
                .eventually(() -> working.set(false));
    }

    private Uni<Void> end(Leaving leaving) {
        return Uni.createFrom()
                .completionStage(() ->
                        leaving.removed() ? network.forget(leaving.device()) : network.disconnect(leaving.device()))
                .flatMap(ended -> devices.left(leaving))
                .onFailure()
                .invoke(failure -> log.debugf("Device %s stays connected: %s", leaving.device(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
