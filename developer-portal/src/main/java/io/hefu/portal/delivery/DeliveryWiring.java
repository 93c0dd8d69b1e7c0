package io.hefu.portal.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.secrecy.Vault;
import io.hefu.portal.secrecy.Vaults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Assembles the engine and keeps it going. */
@Singleton
class DeliveryWiring {

    /** An attempt that is not settled by then will never be. */
    private static final int LEASE_IN_TIMEOUTS = 3;

    private final DeliveryConfig config;
    private final Clock clock;
    private final WebhookSecrets secrets;
    private final DeliveryStore store;
    private final SinkClient client;
    private final DeliveryWorker worker;
    private final Deliveries deliveries;
    private final DeliveryLogStore log;

    DeliveryWiring(
            DeliveryConfig config,
            Vaults vaults,
            Vertx vertx,
            Pool pool,
            ObjectMapper json,
            Clock clock,
            Supplier<UUID> ids,
            RandomGenerator random) {
        this.config = config;
        this.clock = clock;
        Vault vault = vaults.of("webhooks");
        this.secrets = new WebhookSecrets(vault, random);
        this.store = new DeliveryStore(pool, vault);
        this.client = new SinkClient(
                vertx,
                new OutsideAddresses(config.allowedInside().orElse(List.of()).stream()
                        .map(AddressRange::parse)
                        .toList()),
                config.allowHttp(),
                config.concurrent(),
                config.connectTimeout(),
                config.timeout());
        this.worker = new DeliveryWorker(
                store,
                client,
                new RetrySchedule(random),
                new Bulkhead(config.concurrentPerSink(), config.concurrent()),
                json,
                clock,
                ids,
                config.timeout().multipliedBy(LEASE_IN_TIMEOUTS));
        this.deliveries = new Deliveries(new EventStore(pool, vault, json, clock, ids), worker, client);
        this.log = new DeliveryLogStore(pool, vault);
    }

    @Produces
    @Singleton
    Deliveries deliveries() {
        return deliveries;
    }

    @Produces
    @Singleton
    DeliveryLogStore log() {
        return log;
    }

    @Produces
    @Singleton
    WebhookSecrets secrets() {
        return secrets;
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.stop();
        client.close();
    }

    /** What became due, here or at a node that died. */
    @Scheduled(every = "1s")
    void look() {
        worker.wake();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return store.forgetBefore(clock.instant().minus(config.retention()));
    }
}
