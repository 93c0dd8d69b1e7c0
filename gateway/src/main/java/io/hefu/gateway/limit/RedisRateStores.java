package io.hefu.gateway.limit;

import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.hefu.core.entitlement.Limit;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * In Redis, one Bucket4j bucket a limit. A node starts and goes on without it: while there is no connection, questions fail
 * at once, and each first one after a failed attempt begins another.
 */
final class RedisRateStores implements RateStores {

    private static final String PREFIX = "hefu:limit:";
    private static final Duration KEPT_LONGER_THAN_REFILLED = Duration.ofSeconds(10);

    /** All nodes see a store that is back at about the same time: who does not yet admits its share beside what others lease. */
    private static final Duration BETWEEN_CONNECTING = Duration.ofMillis(100);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final AtomicReference<@Nullable CompletableFuture<AsyncProxyManager<String>>> buckets =
            new AtomicReference<>();

    private RedisRateStores(ClientResources resources, RedisClient client, RedisURI uri) {
        this.resources = resources;
        this.client = client;
        this.uri = uri;
    }

    static RedisRateStores connecting(String url) {
        ClientResources resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(BETWEEN_CONNECTING))
                .build();
        RedisClient client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(LeasedGauge.PATIENCE)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(LeasedGauge.PATIENCE))
                .build());
        RedisRateStores stores = new RedisRateStores(resources, client, RedisURI.create(url));
        stores.buckets();
        return stores;
    }

    @Override
    public Optional<LeaseStore> storeOf(GaugeKey key, Limit limit) {
        return Optional.of(
                new RedisLeaseStore(this, PREFIX + key.level() + ":" + key.kind() + ":" + key.counted(), limit));
    }

    /** The bucket of a name, once there is a connection. */
    CompletableFuture<AsyncBucketProxy> bucket(String name, Limit limit) {
        return buckets()
                .thenApply(manager -> manager.builder()
                        .build(name, () -> CompletableFuture.completedFuture(Bandwidths.whole(limit))));
    }

    private CompletableFuture<AsyncProxyManager<String>> buckets() {
        CompletableFuture<AsyncProxyManager<String>> current = buckets.get();
        if (current != null && !current.isCompletedExceptionally()) {
            return current;
        }
        CompletableFuture<AsyncProxyManager<String>> next = new CompletableFuture<>();
        if (!buckets.compareAndSet(current, next)) {
            return buckets();
        }
        client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                .whenComplete((connection, failure) -> {
                    if (failure == null) {
                        next.complete(manager(connection));
                    } else {
                        next.completeExceptionally(failure);
                    }
                });
        return next;
    }

    private static AsyncProxyManager<String> manager(StatefulRedisConnection<String, byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER_THAN_REFILLED))
                .build()
                .asAsync();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
