package io.hefu.portal.hosting;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import java.util.Comparator;
import java.util.List;

/**
 * What an approval is about: what the API is, where it is, and how it is called.
 *
 * @param definition the SHA-256 of its exported text
 * @param upstreams in the order of their names, which means nothing to calls
 */
record HostedContent(String definition, List<Upstream> upstreams, ProxyPolicy policy) {

    HostedContent {
        upstreams =
                upstreams.stream().sorted(Comparator.comparing(Upstream::name)).toList();
    }

    List<UpstreamBody> upstreamBodies() {
        return upstreams.stream().map(UpstreamBody::of).toList();
    }

    HostedContent with(String otherDefinition) {
        return new HostedContent(otherDefinition, upstreams, policy);
    }
}
