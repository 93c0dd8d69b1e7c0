package io.hefu.portal.hosting;

import io.hefu.portal.transaction.Transactions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Definitions that wait for the configuration document that refers to them. */
@Singleton
class HandedDefinitionStore implements PanacheRepositoryBase<HandedDefinitionEntity, String> {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Transactions transactions;
    private final Clock clock;

    HandedDefinitionStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Keeps it for a day from now; may be repeated. */
    Uni<Void> keep(String sha256, byte[] document) {
        Instant now = clock.instant();
        return transactions
                .lock("portal.handed_definition")
                .chain(() -> delete("handedInAt < ?1", now.minus(KEPT)))
                .chain(() -> findById(sha256))
                .flatMap(known -> {
                    if (known != null) {
                        known.handedInAt = now;
                        return Uni.createFrom().voidItem();
                    }
                    HandedDefinitionEntity entity = new HandedDefinitionEntity();
                    entity.sha256 = sha256;
                    entity.document = document;
                    entity.handedInAt = now;
                    return persist(entity).replaceWithVoid();
                });
    }

    Uni<Optional<byte[]>> document(String sha256) {
        return findById(sha256).map(entity -> Optional.ofNullable(entity).map(found -> found.document));
    }
}
