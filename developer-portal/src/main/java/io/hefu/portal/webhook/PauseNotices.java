package io.hefu.portal.webhook;

import io.hefu.core.call.Owner;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells of webhooks that were paused without a member's doing: the audit trail, and the application's other webhooks. */
@Singleton
class PauseNotices {

    private static final String ENGINE = "webhook delivery";

    private final WebhookStore store;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Transactions transactions;

    PauseNotices(WebhookStore store, Notifications notifications, AuditTrail audit, Transactions transactions) {
        this.store = store;
        this.notifications = notifications;
        this.audit = audit;
        this.transactions = transactions;
    }

    Uni<Void> tell() {
        return transactions
                .reading(store::noticesDue)
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::tell)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** The event first: told again, it is the same one. */
    private Uni<Void> tell(Webhook webhook) {
        return webhook.pause()
                .map(pause -> Transactions.elsewhere(() -> notifications.publish(List.of(event(webhook, pause))))
                        .chain(() -> transactions.writing(() -> audit(webhook, pause))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> audit(Webhook webhook, Webhook.Pause pause) {
        return store.reserve(webhook.application(), webhook.id()).chain(entity -> {
            if (!entity.noticeDue) {
                return Uni.createFrom().voidItem();
            }
            entity.noticeDue = false;
            return audit.record(Change.by(ENGINE, "webhook.paused", "webhook/" + webhook.id())
                    .to(Map.of("reason", pause.reason().name())));
        });
    }

    private static Notification event(Webhook webhook, Webhook.Pause pause) {
        UUID id = UUID.nameUUIDFromBytes(
                ("webhook-paused " + webhook.id() + " " + pause.at()).getBytes(StandardCharsets.UTF_8));
        return new Notification(
                id,
                new Owner(webhook.application(), webhook.environment()),
                EventTypes.PAUSED.type(),
                "/portal/v1/applications/" + webhook.application() + "/webhooks",
                Optional.of(webhook.id().toString()),
                pause.at(),
                Map.of(
                        "webhookId", webhook.id(),
                        "reason", pause.reason()),
                Optional.empty());
    }
}
