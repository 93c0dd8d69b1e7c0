package io.hefu.sms.message;

import io.hefu.core.capability.Capability;
import io.hefu.core.notification.EventDescription;
import io.hefu.core.notification.Notifications;
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
import org.jboss.logging.Logger;

/** Assembles this module, binds to the message centre, tells what became of messages, and forgets what is old. */
@Singleton
class SmsWiring {

    private static final Logger LOG = Logger.getLogger(SmsWiring.class);
    private static final int SANDBOX_DELAY_SECONDS = 5;

    private final MessagesConfig config;
    private final MessageStore store;
    private final SmppMessageCentre centre;
    private final ShortMessagesCapability shortMessages;
    private final DeliveryReceipts deliveryReceipts;
    private final Clock clock;

    SmsWiring(
            MessagesConfig config,
            SmppConfig smpp,
            Pool pool,
            Notifications notifications,
            Clock clock,
            Supplier<UUID> ids,
            RandomGenerator random) {
        this.config = config;
        this.clock = clock;
        this.store = new MessageStore(pool);
        this.deliveryReceipts = new DeliveryReceipts(new SettledRecipientStore(pool), notifications);
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

    @Produces
    @Singleton
    EventDescription deliveryReceipt() {
        return DeliveryReceipts.DESCRIPTION;
    }

    void open(@Observes StartupEvent start) {
        centre.open();
    }

    void close(@Observes ShutdownEvent stop) {
        centre.close();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tellReceipts() {
        return Uni.createFrom()
                .completionStage(deliveryReceipts::tellAll)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("delivery receipts wait to be told: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        Instant now = clock.instant();
        return Uni.createFrom()
                .completionStage(
                        store.forgetBefore(now.minus(config.retention()), now.minus(config.receiptRetention())));
    }
}
