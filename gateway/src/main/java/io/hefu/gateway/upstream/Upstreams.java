package io.hefu.gateway.upstream;

import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.hosting.HostedApi;
import io.hefu.gateway.upstream.UpstreamGroup.Member;
import io.hefu.gateway.upstream.UpstreamHost.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.PemTrustOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** All upstreams that are in use, and the calls to them. */
public final class Upstreams {

    private static final long RESOLUTION_MILLIS = 10_000;
    private static final long FIRST_RESOLUTION_MILLIS = 500;
    private static final int NAME_THREADS = 4;

    private final Vertx vertx;
    private final OutsideAddresses outside;
    private final Optional<PemTrustOptions> trust;
    private final LongSupplier nanoTime;
    private final EventLoops eventLoops;
    private final WorkerExecutor names;
    private final Map<UpstreamHost, Long> timers = new ConcurrentHashMap<>();
    private final Map<UpstreamHost, HealthProbe> probes = new ConcurrentHashMap<>();

    /**
     * @param outside the addresses that may be called
     * @param trust whose certificates are trusted beside those that the Java platform trusts; empty for those alone
     */
    public Upstreams(Vertx vertx, OutsideAddresses outside, Optional<PemTrustOptions> trust, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.outside = outside;
        this.trust = trust;
        this.nanoTime = nanoTime;
        this.eventLoops = new EventLoops(vertx, nanoTime);
        this.names = vertx.createSharedWorkerExecutor("upstream-names", NAME_THREADS);
    }

    /**
     * The upstreams of an API. Those that its earlier revision had with the same settings keep their connections and what
     * is known of them.
     *
     * @return done when their names have been looked up for the first time, successfully or not, or that takes too long
     */
    public Future<UpstreamGroup> group(HostedApi api, Optional<UpstreamGroup> earlier) {
        Map<Settings, UpstreamHost> known = earlier.stream()
                .flatMap(UpstreamGroup::hosts)
                .collect(Collectors.toMap(host -> host.settings, host -> host, (one, same) -> one));
        List<Member> members = new ArrayList<>();
        List<Future<Void>> lookedUp = new ArrayList<>();
        api.upstreams().forEach(upstream -> {
            Settings settings = Settings.of(upstream, api.policy());
            UpstreamHost host = known.get(settings);
            if (host == null) {
                host = begin(settings);
                lookedUp.add(host.resolution.refresh());
            }
            members.add(new Member(upstream, host));
        });
        return Future.join(lookedUp)
                .timeout(FIRST_RESOLUTION_MILLIS, TimeUnit.MILLISECONDS)
                .transform(any -> Future.succeededFuture(new UpstreamGroup(api, members)));
    }

    /** Takes what is no longer in force out of use, save what goes on in the group that follows it. */
    public void retire(UpstreamGroup group, Optional<UpstreamGroup> follower) {
        Set<UpstreamHost> kept = new HashSet<>();
        follower.ifPresent(next -> next.hosts().forEach(kept::add));
        group.hosts().filter(host -> !kept.contains(host)).forEach(this::end);
    }

    /** Calls one of the group. To be called on an event loop; exactly one of the two is told, on the same one. */
    public void call(
            UpstreamGroup group,
            UpstreamRequest request,
            Consumer<UpstreamAnswer> answered,
            Consumer<UpstreamFailure> failed) {
        new UpstreamCall(group, request, eventLoops.deadlines(), answered, failed).start();
    }

    private UpstreamHost begin(Settings settings) {
        OutsideResolution resolution = new OutsideResolution(names, settings.base(), settings.port(), outside);
        UpstreamHost host =
                new UpstreamHost(settings, vertx, resolution, new Breaker(settings.circuitBreaker(), nanoTime), trust);
        timers.put(host, vertx.setPeriodic(RESOLUTION_MILLIS, tick -> resolution.refresh()));
        settings.healthCheck()
                .ifPresent(check ->
                        host.health.ifPresent(health -> probes.put(host, new HealthProbe(vertx, host, health, check))));
        return host;
    }

    private void end(UpstreamHost host) {
        Long running = timers.remove(host);
        if (running != null) {
            vertx.cancelTimer(running);
        }
        HealthProbe probe = probes.remove(host);
        if (probe != null) {
            probe.stop();
        }
        host.retire();
    }
}
