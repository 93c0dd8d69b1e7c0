package io.hefu.portal.hosting;

import io.hefu.core.hosting.Upstream;
import io.hefu.core.hosting.Upstream.Track;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One upstream as a request has it.
 *
 * @param name unique within the API, 1 to 40 of a-z 0-9 -
 * @param base {@code https://api.partner.example/base}
 * @param weight its part of the calls of its track, 0 to 1000; 100 when absent
 * @param track STABLE when absent
 */
public record UpstreamBody(
        @Nullable String name,
        @Nullable String base,
        @Nullable Integer weight,
        @Nullable Track track) {

    private static final int MOST = 20;
    private static final int USUAL_WEIGHT = 100;
    private static final Bilingual NAME = new Bilingual("应由 1 到 40 个 a-z 0-9 - 组成", "must be 1 to 40 of a-z 0-9 -");
    private static final Bilingual BASE = new Bilingual(
            "应为 http(s)://主机[:端口][/路径]，不含用户信息、查询与片段",
            "must be http(s)://host[:port][/path], without user, query or fragment");
    private static final Bilingual ONCE = new Bilingual("重复", "comes twice");
    private static final Bilingual SERVING =
            new Bilingual("至少要有一个权重大于 0 的 STABLE 上游", "must have at least one of track STABLE with a weight above 0");

    /** @throws io.hefu.core.refusal.RefusedException naming all that is wrong */
    static List<Upstream> read(@Nullable List<UpstreamBody> bodies) {
        Requirements requirements = new Requirements();
        List<UpstreamBody> given = bodies == null ? List.of() : bodies;
        requirements.within("upstreams.size", given.size(), 1, MOST);
        requirements.check();
        List<Upstream> upstreams = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "upstreams[" + i + "]";
            UpstreamBody body = requirements.present(field, given.get(i));
            if (body != null) {
                body.read(field, requirements, names).ifPresent(upstreams::add);
            }
        }
        requirements.check();
        boolean serving =
                upstreams.stream().anyMatch(upstream -> upstream.track() == Track.STABLE && upstream.weight() > 0);
        requirements.hold("upstreams", serving, SERVING);
        requirements.check();
        return upstreams;
    }

    private Optional<Upstream> read(String field, Requirements requirements, Set<String> names) {
        Optional<String> read = requirements.read(field + ".name", name, UpstreamBody::name, NAME);
        read.ifPresent(text -> requirements.hold(field + ".name", names.add(text), ONCE));
        Optional<URI> address = requirements.read(field + ".base", base, UpstreamAddress::parse, BASE);
        int share = weight == null ? USUAL_WEIGHT : weight;
        requirements.within(field + ".weight", share, 0, 1000);
        if (read.isEmpty() || address.isEmpty() || share < 0 || share > 1000) {
            return Optional.empty();
        }
        return Optional.of(new Upstream(read.get(), address.get(), share, track == null ? Track.STABLE : track));
    }

    private static String name(String text) {
        if (!text.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("name");
        }
        return text;
    }

    static UpstreamBody of(Upstream upstream) {
        return new UpstreamBody(upstream.name(), upstream.base().toString(), upstream.weight(), upstream.track());
    }
}
