package io.hefu.portal.webhook;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.delivery.Attempt;
import io.hefu.portal.delivery.CloudEvent;
import io.hefu.portal.delivery.Deliveries;
import io.hefu.portal.delivery.Delivery;
import io.hefu.portal.delivery.DeliveryLogStore;
import io.hefu.portal.member.Member;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What became of each event for each webhook of a member's applications, and having it delivered again. */
@Singleton
public class DeliveryLog {

    private static final byte[] TEST_DATA = "{\"test\":true}".getBytes(StandardCharsets.UTF_8);

    private final Webhooks webhooks;
    private final DeliveryLogStore store;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Supplier<UUID> ids;

    DeliveryLog(Webhooks webhooks, DeliveryLogStore store, Deliveries deliveries, Clock clock, Supplier<UUID> ids) {
        this.webhooks = webhooks;
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param attempts oldest first, those before a replay included */
    public record Entry(Delivery delivery, List<Attempt> attempts) {}

    /** Newest first. */
    public Uni<Page<Delivery>> page(
            Member member,
            ApplicationId application,
            UUID webhook,
            Optional<Delivery.State> state,
            PageRequest request) {
        return webhooks.get(member, application, webhook).chain(() -> store.page(webhook, state, request));
    }

    public Uni<Entry> get(Member member, ApplicationId application, UUID webhook, UUID delivery) {
        return find(member, application, webhook, delivery)
                .chain(found -> store.attempts(delivery).map(attempts -> new Entry(found, attempts)));
    }

    /** Delivers one again, under the same id. While the webhook is paused it waits. */
    public Uni<Delivery> replay(Member member, ApplicationId application, UUID webhook, UUID delivery) {
        return find(member, application, webhook, delivery)
                .chain(() -> store.replay(webhook, delivery, clock.instant()))
                .invoke(deliveries::wake)
                .chain(() -> find(member, application, webhook, delivery));
    }

    /** @return how many of those that were given up are delivered again */
    public Uni<Integer> replayGivenUp(Member member, ApplicationId application, UUID webhook, Instant since) {
        return webhooks.get(member, application, webhook)
                .chain(() -> store.replayGivenUp(webhook, since, clock.instant()))
                .invoke(deliveries::wake);
    }

    /** Sends a test event now, paused or not, and says what came of it. */
    public Uni<Attempt> test(Member member, ApplicationId application, UUID webhook) {
        return webhooks.get(member, application, webhook)
                .chain(found -> Transactions.elsewhere(() -> deliveries.test(webhook, testEvent(found))))
                .map(attempt -> attempt.orElseThrow(() -> new RefusedException(new NotFound(Thing.WEBHOOK))));
    }

    private CloudEvent testEvent(Webhook webhook) {
        return new CloudEvent(
                ids.get(),
                EventTypes.TEST.type().value(),
                "/portal/v1/applications/" + webhook.application() + "/webhooks/" + webhook.id(),
                Optional.empty(),
                clock.instant(),
                TEST_DATA);
    }

    private Uni<Delivery> find(Member member, ApplicationId application, UUID webhook, UUID delivery) {
        return webhooks.get(member, application, webhook)
                .chain(() -> store.find(webhook, delivery))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(Thing.DELIVERY))));
    }
}
