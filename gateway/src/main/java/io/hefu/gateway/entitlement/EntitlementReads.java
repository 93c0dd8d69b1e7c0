package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlements;
import io.hefu.core.identity.CredentialId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Reads entitlements from their source: each credential once however many calls wait for it, and many credentials at once
 * when many are waiting, so that a rush of new callers costs the database few statements.
 */
final class EntitlementReads {

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_UNDER_WAY = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Entitlements source;
    private final LongSupplier version;
    private final Acceptance acceptance;
    private final Map<CredentialId, CompletableFuture<Optional<Entitlement>>> asked = new ConcurrentHashMap<>();
    private final Queue<CredentialId> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** Takes what was read. */
    interface Acceptance {

        /**
         * @param asOf the version that had been seen when the reading began
         * @return false when it was overtaken by a change and must be read again
         */
        boolean accepts(CredentialId credential, Optional<Entitlement> read, long asOf);
    }

    EntitlementReads(Entitlements source, LongSupplier version, Acceptance acceptance) {
        this.source = source;
        this.version = version;
        this.acceptance = acceptance;
    }

    /** Completes once what was read has been accepted. */
    CompletionStage<Optional<Entitlement>> read(CredentialId credential) {
        CompletableFuture<Optional<Entitlement>> promise = new CompletableFuture<>();
        CompletableFuture<Optional<Entitlement>> earlier = asked.putIfAbsent(credential, promise);
        if (earlier != null) {
            return earlier;
        }
        waiting.add(credential);
        startWhatMay();
        return promise;
    }

    private void startWhatMay() {
        while (!waiting.isEmpty()) {
            if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
                underWay.decrementAndGet();
                return;
            }
            List<CredentialId> batch = nextBatch();
            if (batch.isEmpty()) {
                underWay.decrementAndGet();
            } else {
                start(batch);
            }
        }
    }

    private List<CredentialId> nextBatch() {
        List<CredentialId> batch = new ArrayList<>();
        while (batch.size() < MOST_AT_ONCE) {
            CredentialId next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private void start(List<CredentialId> batch) {
        long asOf = version.getAsLong();
        question(batch).orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).whenComplete((read, failure) -> {
            underWay.decrementAndGet();
            if (failure == null) {
                settle(batch, read, asOf);
            } else {
                batch.forEach(credential -> asked.remove(credential).completeExceptionally(failure));
            }
            startWhatMay();
        });
    }

    /** A copy, so that its end by time leaves the source's own stage alone. */
    private CompletableFuture<List<Entitlement>> question(List<CredentialId> batch) {
        try {
            return source.of(batch).toCompletableFuture().copy();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void settle(List<CredentialId> batch, List<Entitlement> read, long asOf) {
        Map<CredentialId, Entitlement> found =
                read.stream().collect(Collectors.toMap(Entitlement::credential, Function.identity()));
        for (CredentialId credential : batch) {
            Optional<Entitlement> entitlement = Optional.ofNullable(found.get(credential));
            if (acceptance.accepts(credential, entitlement, asOf)) {
                asked.remove(credential).complete(entitlement);
            } else {
                waiting.add(credential);
            }
        }
    }
}
