package io.hefu.portal.webhook;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@Singleton
class WebhookStore implements PanacheRepositoryBase<WebhookEntity, UUID> {

    private static final String THEIRS = "id = ?1 and applicationId = ?2";

    Uni<Void> add(Webhook webhook, byte[] sealedSecret, String createdBy) {
        WebhookEntity entity = new WebhookEntity();
        entity.id = webhook.id();
        entity.kind = webhook.kind();
        entity.applicationId = webhook.application().value();
        entity.environment = webhook.environment();
        entity.url = webhook.url();
        entity.description = webhook.description();
        entity.eventTypes = webhook.eventTypes().toArray(String[]::new);
        entity.secret = sealedSecret;
        entity.createdAt = webhook.createdAt();
        entity.createdBy = createdBy;
        return persist(entity).replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<Webhook>> of(ApplicationId application) {
        return list("applicationId", Sort.descending("createdAt").and("id"), application.value())
                .map(entities -> entities.stream().map(WebhookEntity::toWebhook).toList());
    }

    Uni<Long> countRegistered(ApplicationId application) {
        return count("applicationId = ?1 and kind = ?2", application.value(), Webhook.Kind.REGISTERED);
    }

    Uni<WebhookEntity> get(ApplicationId application, UUID id) {
        return found(find(THEIRS, id, application.value()).firstResult());
    }

    /** Locked until the transaction ends. */
    Uni<WebhookEntity> reserve(ApplicationId application, UUID id) {
        return found(find(THEIRS, id, application.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    /** Those that were paused without a member's doing, of which nobody has been told. */
    Uni<List<Webhook>> noticesDue() {
        return list("noticeDue")
                .map(entities -> entities.stream().map(WebhookEntity::toWebhook).toList());
    }

    private static Uni<WebhookEntity> found(Uni<WebhookEntity> entity) {
        return entity.onItem().ifNull().failWith(() -> new RefusedException(new NotFound(Thing.WEBHOOK)));
    }
}
