package io.hefu.portal.consent;

import io.hefu.core.consent.Purpose;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class ConsentStore implements PanacheRepositoryBase<ConsentEntity, UUID> {

    private static final String WITH_APPLICATION =
            "select c, a.name from ConsentEntity c join ApplicationEntity a on a.id = c.applicationId ";

    Uni<Void> add(Pseudonym subscriber, Consent consent) {
        ConsentEntity entity = new ConsentEntity();
        entity.id = consent.id();
        entity.subscriber = subscriber.value();
        entity.maskedNumber = consent.maskedNumber();
        entity.applicationId = consent.application().value();
        entity.purpose = consent.purpose().value();
        entity.wordingVersion = consent.wordingVersion();
        entity.grantedAt = consent.grantedAt();
        entity.expiresAt = consent.expiresAt().orElse(null);
        return persist(entity).replaceWithVoid();
    }

    /** Closes one that has run out. Written at once, to make room for the one that takes its place. */
    Uni<Void> close(ConsentEntity expired) {
        expired.withdrawnAt = expired.expiresAt;
        return flush();
    }

    /** Newest first. */
    Uni<Page<Consent>> of(Pseudonym subscriber, PageRequest page) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                WITH_APPLICATION + "where c.subscriber = :subscriber order by c.id desc",
                                Object[].class)
                        .setParameter("subscriber", subscriber.value())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.perPage())
                        .getResultList())
                .map(rows -> rows.stream().map(ConsentStore::consent).toList())
                .flatMap(consents ->
                        count("subscriber", subscriber.value()).map(total -> new Page<>(consents, page, total)));
    }

    /** The one that has not been withdrawn, expired or not; null when there is none. */
    Uni<@Nullable ConsentEntity> standing(Pseudonym subscriber, ApplicationId application, Purpose purpose) {
        return find(
                        "subscriber = ?1 and applicationId = ?2 and purpose = ?3 and withdrawnAt is null",
                        subscriber.value(),
                        application.value(),
                        purpose.value())
                .firstResult();
    }

    /** Locked until the transaction ends. */
    Uni<ConsentEntity> reserve(Pseudonym subscriber, UUID id) {
        return find("id = ?1 and subscriber = ?2", id, subscriber.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new RefusedException(new NotFound(Thing.CONSENT)));
    }

    static Consent consent(ConsentEntity entity, String applicationName) {
        return new Consent(
                entity.id,
                new ApplicationId(entity.applicationId),
                applicationName,
                entity.maskedNumber,
                new Purpose(entity.purpose),
                entity.wordingVersion,
                entity.grantedAt,
                Optional.ofNullable(entity.expiresAt),
                Optional.ofNullable(entity.withdrawnAt));
    }

    private static Consent consent(Object[] row) {
        return consent((ConsentEntity) row[0], (String) row[1]);
    }
}
