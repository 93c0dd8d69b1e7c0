package io.hefu.gateway.idempotency;

import io.hefu.core.secrecy.MasterKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the stages, and forgets what is too old. */
@Singleton
class IdempotencyWiring {

    private static final Logger LOG = Logger.getLogger(IdempotencyWiring.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 5_000;

    private final PostgresReservations reservations;
    private final RequestHash hash;

    IdempotencyWiring(
            IdempotencyConfig config,
            Pool database,
            RandomGenerator random,
            @ConfigProperty(name = "hefu.node", defaultValue = "node-1") String node,
            @ConfigProperty(name = "hefu.demo.enabled", defaultValue = "false") boolean demo) {
        MasterKey key = masterKey(config.answerKey(), demo);
        this.hash = new RequestHash(key);
        this.reservations = new PostgresReservations(
                database, new AnswerVault(key, random), node, config.lease(), config.retention());
    }

    /** A key that everybody knows is for the demo only; anybody else must bring one. */
    static MasterKey masterKey(Optional<String> answerKey, boolean demo) {
        if (answerKey.isEmpty() && demo) {
            return MasterKey.ofDemo();
        }
        return answerKey
                .map(hex -> MasterKey.ofHex("hefu.idempotency.answer-key", hex))
                .orElseThrow(() -> new IllegalStateException("hefu.idempotency.answer-key is not set: answers cannot"
                        + " be kept sealed; give it 64 random hex digits"));
    }

    @Produces
    @Singleton
    ReserveKey reserve() {
        return new ReserveKey(reservations, hash);
    }

    @Produces
    @Singleton
    ReleaseKey settle(Supplier<UUID> ids) {
        return new ReleaseKey(reservations, ids);
    }

    @Produces
    @Singleton
    KeepAnswer keep() {
        return new KeepAnswer(reservations);
    }

    void start(@Observes StartupEvent start) {
        reservations.endOwnLeases().await().atMost(START_TIMEOUT);
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return reservations
                .forgetExpired(MOST_AT_ONCE)
                .chain(forgotten -> forgotten < MOST_AT_ONCE ? Uni.createFrom().voidItem() : forgetExpired())
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("old idempotency keys wait to be forgotten: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }
}
