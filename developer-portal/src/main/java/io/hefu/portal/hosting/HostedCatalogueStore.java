package io.hefu.portal.hosting;

import io.hefu.portal.catalogue.PublishedApi;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.reference.ApiReference;
import io.hefu.portal.reference.ApiReferences;
import io.hefu.portal.reference.ReferenceReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps this node's catalogue and API reference up with what is in force. What did not change is not read again. */
@Singleton
class HostedCatalogueStore {

    private static final Logger LOG = Logger.getLogger(HostedCatalogueStore.class);
    private static final Duration PACE = Duration.ofMillis(500);

    /** Later than the migrations, which run before any ordinary observer. */
    private static final int AFTER_MIGRATIONS = 3000;

    private final HostedApisInForceStore store;
    private final PublishedApis published;
    private final ApiReferences references;
    private volatile Map<UUID, Entry> known = Map.of();
    private volatile boolean failing;
    private @Nullable Cancellable polling;

    HostedCatalogueStore(HostedApisInForceStore store, PublishedApis published, ApiReferences references) {
        this.store = store;
        this.published = published;
        this.references = references;
    }

    void onStart(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent start) {
        polling = Multi.createFrom()
                .ticks()
                .every(PACE)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(looked -> {}, failure -> LOG.error("the catalogue of hosted APIs is no longer kept up", failure));
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (polling != null) {
            polling.cancel();
        }
    }

    private Uni<Void> look() {
        return store.changeCounts()
                .flatMap(counts -> {
                    List<UUID> changed = counts.keySet().stream()
                            .filter(id ->
                                    !known.containsKey(id) || known.get(id).changeCount() != counts.get(id))
                            .toList();
                    if (changed.isEmpty() && known.keySet().equals(counts.keySet())) {
                        return Uni.createFrom().voidItem();
                    }
                    return store.definitions(changed)
                            .emitOn(Infrastructure.getDefaultWorkerPool())
                            .invoke(read -> take(counts, read))
                            .replaceWithVoid();
                })
                .invoke(() -> failing = false)
                .onFailure()
                .recoverWithUni(failure -> {
                    if (!failing) {
                        LOG.warnf("the catalogue of hosted APIs stays as it was: %s", failure.getMessage());
                    }
                    failing = true;
                    return Uni.createFrom().voidItem();
                });
    }

    private void take(Map<UUID, Long> counts, Map<UUID, DefinitionInForce> read) {
        Map<UUID, Entry> next = new HashMap<>(known);
        next.keySet().retainAll(counts.keySet());
        read.forEach((id, definition) -> next.put(id, Entry.of(definition)));
        known = next;
        List<PublishedApi> apis = new ArrayList<>();
        List<ApiReference> pages = new ArrayList<>();
        next.values().forEach(entry -> {
            entry.api().ifPresent(apis::add);
            entry.reference().ifPresent(pages::add);
        });
        published.host(apis);
        references.host(pages);
    }

    /** What the portal shows of one version; as much of it as can be read. */
    private record Entry(long changeCount, Optional<PublishedApi> api, Optional<ApiReference> reference) {

        static Entry of(DefinitionInForce definition) {
            String content = definition.content();
            try {
                return new Entry(
                        definition.changeCount(),
                        Optional.of(PublishedApi.of(content)),
                        Optional.of(ReferenceReader.read(content)));
            } catch (RuntimeException | StackOverflowError unreadable) {
                LOG.errorf(unreadable, "%s is not in the catalogue: its definition cannot be read", definition.path());
                return new Entry(definition.changeCount(), Optional.empty(), Optional.empty());
            }
        }
    }
}
