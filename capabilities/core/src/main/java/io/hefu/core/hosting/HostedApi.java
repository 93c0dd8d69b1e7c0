package io.hefu.core.hosting;

import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.Optional;

/**
 * One version of a partner's API as it is in force: what it promises, where it is, and how it is called.
 *
 * @param name the first segment of its path
 * @param pathVersion the second one: {@code v1}, {@code v0.3}
 * @param partner who hosts it
 * @param revision grows with every change to anything of this record
 * @param definition its OpenAPI 3.0 document as JSON, complete with {@code x-hefu-metering} and one scope an operation
 * @param upstreams where it is; at least one
 * @param signingSecret what calls are signed with; present where the policy says {@link Signing#HMAC_SHA256}
 */
public record HostedApi(
        ApiName name,
        String pathVersion,
        OrganisationId partner,
        long revision,
        String definition,
        List<Upstream> upstreams,
        ProxyPolicy policy,
        Optional<SigningSecret> signingSecret,
        Lifecycle lifecycle) {

    public HostedApi {
        if (!pathVersion.matches("v[0-9a-z.]{1,20}")) {
            throw new IllegalArgumentException("pathVersion: " + pathVersion + " (expected: v and a version number)");
        }
        if (upstreams.isEmpty()) {
            throw new IllegalArgumentException("upstreams: none (expected: at least one)");
        }
        if (policy.signing() == Signing.HMAC_SHA256 && signingSecret.isEmpty()) {
            throw new IllegalArgumentException("signingSecret: none (expected: one, to sign by HMAC_SHA256)");
        }
        upstreams = List.copyOf(upstreams);
    }

    /** Where it is mounted: {@code /mall-offers/v1}. */
    public String basePath() {
        return "/" + name + "/" + pathVersion;
    }
}
