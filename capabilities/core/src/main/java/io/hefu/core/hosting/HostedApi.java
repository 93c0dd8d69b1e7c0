package io.hefu.core.hosting;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import java.util.List;

/**
 * One version of a partner's API as it is in force: what it promises, where it is, and how it is called.
 *
 * @param name the first segment of its path
 * @param pathVersion the second one: {@code v1}, {@code v0.3}
 * @param partner who hosts it
 * @param revision grows with every change to anything of this record
 * @param definition its OpenAPI 3.0 document as JSON, complete with {@code x-hefu-metering} and one scope an operation
 * @param upstreams where it is; at least one
 */
public record HostedApi(
        ApiName name,
        String pathVersion,
        OrganisationId partner,
        long revision,
        String definition,
        List<Upstream> upstreams,
        ProxyPolicy policy,
        Lifecycle lifecycle) {

    public HostedApi {
        if (!pathVersion.matches("v[0-9a-z.]{1,20}")) {
            throw new IllegalArgumentException("pathVersion: " + pathVersion + " (expected: v and a version number)");
        }
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("upstreams: none (expected: at least one)");
        }
        upstreams = List.copyOf(upstreams);
    }

    /** Where it is mounted: {@code /mall-offers/v1}. */
    public String basePath() {
        return "/" + name + "/" + pathVersion;
    }
}
