package io.hefu.gateway.upstream;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The upstreams of one version of an API, and which of them takes the next call. */
public final class UpstreamGroup {

    private final ProxyPolicy policy;
    private final Optional<CanaryShare> canary;
    private final SmoothBalancer<Member> stable;
    private final SmoothBalancer<Member> canaries;
    private final List<Member> members;

    record Member(Upstream upstream, UpstreamHost host) {}

    UpstreamGroup(HostedApi api, List<Member> members) {
        this.policy = api.policy();
        this.members = List.copyOf(members);
        this.canary = api.policy().canary().map(settings -> new CanaryShare(settings, api.basePath()));
        this.stable = balancer(Track.STABLE);
        this.canaries = balancer(Track.CANARY);
    }

    private SmoothBalancer<Member> balancer(Track track) {
        return new SmoothBalancer<>(
                members.stream()
                        .filter(member -> member.upstream().track() == track)
                        .toList(),
                member -> member.upstream().weight());
    }

    ProxyPolicy policy() {
        return policy;
    }

    Stream<UpstreamHost> hosts() {
        return members.stream().map(Member::host);
    }

    /**
     * The upstream for the next try of a call. A canary that cannot take it leaves it to the stable ones; those never leave
     * theirs to a canary.
     *
     * @param failed where this call failed already: asked again only when there is nowhere else
     * @return null when none can be called now
     */
    @Nullable
    UpstreamHost choose(UpstreamRequest request, List<UpstreamHost> failed) {
        UpstreamHost chosen = null;
        if (canary.isPresent() && canary.get().takes(request.application(), request.header())) {
            chosen = choose(canaries, failed);
        }
        return chosen == null ? choose(stable, failed) : chosen;
    }

    private static @Nullable UpstreamHost choose(SmoothBalancer<Member> among, List<UpstreamHost> failed) {
        Member member = null;
        if (!failed.isEmpty()) {
            member = among.next(candidate ->
                    !failed.contains(candidate.host()) && candidate.host().isUsable());
        }
        if (member == null) {
            member = among.next(candidate -> candidate.host().isUsable());
        }
        return member == null ? null : member.host();
    }

    Duration untilUsable() {
        List<Duration> waits = new ArrayList<>();
        hosts().forEach(host -> waits.add(host.untilUsable()));
        return waits.stream().min(Duration::compareTo).orElse(Duration.ofSeconds(1));
    }
}
