package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers by which name each definition is exported: definitions never change, and large ones take time. */
@Singleton
class DefinitionFingerprints {

    private final DefinitionStore definitions;
    private final Transactions transactions;
    private final Map<UUID, String> known = new ConcurrentHashMap<>();

    DefinitionFingerprints(DefinitionStore definitions, Transactions transactions) {
        this.definitions = definitions;
        this.transactions = transactions;
    }

    /** Makes these known, one after another. Outside of transactions. */
    Uni<Void> learn(Collection<UUID> ids) {
        List<UUID> unknown =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID id : unknown) {
            all = all.chain(() -> transactions
                    .reading(() -> definitions.content(Optional.of(id)))
                    .flatMap(content -> Transactions.elsewhere(() -> CompletableFuture.supplyAsync(
                            () -> DefinitionText.fingerprint(content), Infrastructure.getDefaultWorkerPool())))
                    .invoke(fingerprint -> known.put(id, fingerprint))
                    .replaceWithVoid());
        }
        return all;
    }

    /** @throws RefusedException for one that came into force since they were learned */
    String of(UUID id) {
        String fingerprint = known.get(id);
        if (fingerprint == null) {
            throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
        }
        return fingerprint;
    }

    String of(Revision revision) {
        return of(revision.definition().orElseThrow());
    }

    HostedContent contentOf(Revision revision) {
        return new HostedContent(of(revision), revision.upstreams(), revision.policy());
    }

    Optional<UUID> find(String fingerprint, Collection<UUID> among) {
        return among.stream().filter(id -> fingerprint.equals(known.get(id))).findFirst();
    }
}
