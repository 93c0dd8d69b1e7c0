package io.hefu.gateway.hosting;

import io.hefu.core.hosting.HostedApi;
import io.hefu.core.hosting.ProxyPolicy.Direction;
import io.hefu.gateway.definition.ApiDefinition;
import io.hefu.gateway.upstream.UpstreamGroup;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One version of a partner's API, ready to be called. */
record HostedRoute(
        HostedApi api,
        ApiDefinition definition,
        UpstreamGroup upstreams,
        HeaderRules requestHeaders,
        HeaderRules answerHeaders,
        FieldRules requestFields,
        FieldRules answerFields,
        Optional<CallSigner> signer,
        Sampling looks) {

    /** At most twenty answers a second of an API are looked into only to report. */
    private static final long BETWEEN_LOOKS_NANOS = 50_000_000;

    static HostedRoute of(
            HostedApi api,
            ApiDefinition definition,
            UpstreamGroup upstreams,
            Optional<CallSigner> signer,
            LongSupplier nanoTime) {
        return new HostedRoute(
                api,
                definition,
                upstreams,
                HeaderRules.of(api.policy(), Direction.REQUEST),
                HeaderRules.of(api.policy(), Direction.RESPONSE),
                FieldRules.of(api.policy(), Direction.REQUEST),
                FieldRules.of(api.policy(), Direction.RESPONSE),
                signer,
                new Sampling(BETWEEN_LOOKS_NANOS, nanoTime));
    }

    String basePath() {
        return definition.basePath();
    }
}
