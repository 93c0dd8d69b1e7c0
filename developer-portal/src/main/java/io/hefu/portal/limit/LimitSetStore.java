package io.hefu.portal.limit;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class LimitSetStore implements PanacheRepositoryBase<LimitSetEntity, LimitSetEntity.Key> {

    /** By level, then by subject. */
    Uni<List<LimitSet>> all() {
        return listAll(Sort.by("level").and("subject"))
                .map(entities ->
                        entities.stream().map(LimitSetEntity::toLimitSet).toList());
    }

    Uni<Optional<LimitSet>> get(LimitSubject subject) {
        return find("level = ?1 and subject = ?2", subject.level(), subject.name())
                .firstResult()
                .map(entity -> Optional.ofNullable(entity).map(LimitSetEntity::toLimitSet));
    }

    Uni<Void> put(LimitSet set) {
        return find(
                        "level = ?1 and subject = ?2",
                        set.subject().level(),
                        set.subject().name())
                .firstResult()
                .flatMap(entity -> {
                    if (entity != null) {
                        entity.take(set);
                        return Uni.createFrom().voidItem();
                    }
                    LimitSetEntity fresh = new LimitSetEntity();
                    fresh.level = set.subject().level();
                    fresh.subject = set.subject().name();
                    fresh.take(set);
                    return persist(fresh).replaceWithVoid();
                });
    }
}
