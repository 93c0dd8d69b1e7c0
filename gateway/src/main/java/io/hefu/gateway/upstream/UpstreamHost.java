package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import io.hefu.gateway.upstream.Breaker.Admission;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One upstream as this node knows it: how it fared, how many calls are open to it, and its connections. Each event loop has
 * connections of its own, so that a call never leaves the thread of its client.
 */
final class UpstreamHost {

    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int HTTP_2_CONNECTIONS = 2;

    /** All on which the connections and the record of an upstream depend: with equal settings they live on. */
    record Settings(
            String name,
            URI base,
            Duration connectTimeout,
            ProxyPolicy.CircuitBreaker circuitBreaker,
            ProxyPolicy.Retries retries,
            int concurrentCalls,
            Optional<ProxyPolicy.HealthCheck> healthCheck) {

        static Settings of(Upstream upstream, ProxyPolicy policy) {
            return new Settings(
                    upstream.name(),
                    upstream.base(),
                    policy.connectTimeout(),
                    policy.circuitBreaker(),
                    policy.retries(),
                    policy.concurrentCalls(),
                    policy.healthCheck());
        }

        boolean isSecure() {
            return base.getScheme().equalsIgnoreCase("https");
        }

        int port() {
            if (base.getPort() > 0) {
                return base.getPort();
            }
            return isSecure() ? 443 : 80;
        }

        /** Without a slash at its end. */
        String path() {
            String path = base.getRawPath() == null ? "" : base.getRawPath();
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }

        String origin() {
            return base.getScheme() + "://" + base.getRawAuthority();
        }
    }

    final Settings settings;
    final OutsideResolution resolution;
    final RetryBudget retryBudget;
    final Optional<Health> health;

    private final String path;
    private final String origin;
    private final Vertx vertx;
    private final Optional<PemTrustOptions> trust;
    private final Breaker breaker;
    private final AtomicInteger openCalls = new AtomicInteger();
    private final ConcurrentHashMap<Thread, HttpClient> clients = new ConcurrentHashMap<>();
    private volatile boolean retired;

    UpstreamHost(
            Settings settings,
            Vertx vertx,
            OutsideResolution resolution,
            Breaker breaker,
            Optional<PemTrustOptions> trust) {
        this.settings = settings;
        this.vertx = vertx;
        this.resolution = resolution;
        this.breaker = breaker;
        this.trust = trust;
        this.retryBudget = new RetryBudget(settings.retries().budgetPercent());
        this.health = settings.healthCheck().map(Health::new);
        this.path = settings.path();
        this.origin = settings.origin();
    }

    /** Whether a call may be tried here. */
    boolean isUsable() {
        return openCalls.get() < settings.concurrentCalls() && breaker.admits() && isHealthy() && !resolution.isEmpty();
    }

    /** When it may be usable again, as far as that is known. */
    Duration untilUsable() {
        Duration trial = breaker.untilTrial();
        return trial.isZero() ? Duration.ofSeconds(1) : trial;
    }

    private boolean isHealthy() {
        return health.isEmpty() || health.get().isHealthy();
    }

    /** Takes a place for a call; to be given back with {@link #leave}. */
    Admission enter() {
        if (openCalls.incrementAndGet() > settings.concurrentCalls()) {
            openCalls.decrementAndGet();
            return Admission.REFUSED;
        }
        Admission admission = breaker.admit();
        if (admission == Admission.REFUSED) {
            openCalls.decrementAndGet();
        }
        return admission;
    }

    void leave() {
        if (openCalls.decrementAndGet() == 0 && retired) {
            close();
        }
    }

    Breaker breaker() {
        return breaker;
    }

    /** Where a target of the API is here. */
    String url(String target) {
        return origin + path + target;
    }

    /** @return null when no address may be called */
    @Nullable
    RequestOptions request(String target) {
        SocketAddress address = resolution.next();
        return address == null
                ? null
                : new RequestOptions()
                        .setServer(address)
                        .setHost(settings.base().getHost())
                        .setPort(settings.port())
                        .setSsl(settings.isSecure())
                        .setURI(path + target);
    }

    /** The connections of the event loop on which this is called. */
    HttpClient client() {
        HttpClient own = clients.get(Thread.currentThread());
        return own == null ? clients.computeIfAbsent(Thread.currentThread(), loop -> connectable()) : own;
    }

    private HttpClient connectable() {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxChunkSize(CHUNK_BYTES)
                .setVerifyHost(true)
                .setForceSni(settings.isSecure())
                .setUseAlpn(settings.isSecure())
                .setProtocolVersion(settings.isSecure() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        trust.ifPresent(options::setTrustOptions);
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(settings.concurrentCalls()).setHttp2MaxSize(HTTP_2_CONNECTIONS);
        // What is wrong with a connection is told to the call that it carries; it is no news for the log.
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /** No further calls are meant for it: its connections are closed when the last open one is over. */
    void retire() {
        retired = true;
        if (openCalls.get() == 0) {
            close();
        }
    }

    private void close() {
        clients.values().forEach(HttpClient::close);
        clients.clear();
    }
}
