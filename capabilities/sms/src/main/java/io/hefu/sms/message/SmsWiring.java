package io.hefu.sms.message;

import io.hefu.core.capability.Capability;
import io.hefu.core.schema.DatabaseSchema;
import io.hefu.sms.centre.SandboxMessageCentre;
import io.hefu.sms.centre.SmppConfig;
import io.hefu.sms.centre.SmppMessageCentre;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Assembles this module, binds to the message centre, and forgets what is old. */
@Singleton
class SmsWiring {

    private static final int SANDBOX_DELAY_SECONDS = 5;

    private final MessagesConfig config;
    private final MessageStore store;
    private final SmppMessageCentre centre;
    private final ShortMessagesCapability shortMessages;
    private final Clock clock;

    SmsWiring(
            MessagesConfig config,
            SmppConfig smpp,
            Pool pool,
            Clock clock,
            Supplier<UUID> ids,
            RandomGenerator random) {
        this.config = config;
        this.clock = clock;
        this.store = new MessageStore(pool);
        ReceiptBatches receipts = new ReceiptBatches(store, clock);
        this.centre = new SmppMessageCentre(smpp, receipts, random);
        Executor later = CompletableFuture.delayedExecutor(SANDBOX_DELAY_SECONDS, TimeUnit.SECONDS);
        MessageDispatch dispatch =
                new MessageDispatch(store, centre, new SandboxMessageCentre(receipts, ids, later), clock);
        this.shortMessages = new ShortMessagesCapability(dispatch, store, config.sender(), clock);
    }

    @Produces
    @Singleton
    Capability shortMessages() {
        return shortMessages;
    }

    @Produces
    @Singleton
    DatabaseSchema schema() {
        return new DatabaseSchema("sms", Optional.empty());
    }

    void open(@Observes StartupEvent start) {
        centre.open();
    }

    void close(@Observes ShutdownEvent stop) {
        centre.close();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        Instant now = clock.instant();
        return Uni.createFrom()
                .completionStage(
                        store.forgetBefore(now.minus(config.retention()), now.minus(config.receiptRetention())));
    }
}
