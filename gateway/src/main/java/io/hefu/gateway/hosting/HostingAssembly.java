package io.hefu.gateway.hosting;

import io.hefu.core.address.AddressRange;
import io.hefu.core.address.OutsideAddresses;
import io.hefu.core.identity.ApiName;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.routing.Capabilities;
import io.hefu.gateway.routing.PartnerCalls;
import io.hefu.gateway.signature.Ed25519Key;
import io.hefu.gateway.upstream.Upstreams;
import io.hefu.gateway.validation.Mismatches;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts together what takes calls to partners. */
class HostingAssembly {

    /** The first segments of the portal's and the platform's own paths. */
    private static final Set<String> PLATFORM_PATHS = Set.of(
            "portal",
            "console",
            "admin",
            "partner",
            "subscriber",
            "errors",
            "login",
            "logout",
            "signed-out",
            "assets",
            "openapi",
            "q",
            "oauth",
            "oauth2",
            "realms",
            "hefu",
            "health",
            "metrics",
            "zh",
            "en");

    @Produces
    @Singleton
    Ed25519Key signingKey(HostingConfig config) {
        return Ed25519Key.at(config.signingKey());
    }

    @Produces
    @Singleton
    Mismatches mismatches(MeterRegistry metrics) {
        return new MeteredMismatches(metrics, System::nanoTime);
    }

    @Produces
    @Singleton
    Upstreams upstreams(Vertx vertx, HostingConfig config) {
        OutsideAddresses outside = new OutsideAddresses(config.allowedInsideAddresses().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList());
        Optional<PemTrustOptions> trust =
                config.trustCertificates().map(file -> new PemTrustOptions().addCertPath(file.toString()));
        return new Upstreams(vertx, outside, trust, System::nanoTime);
    }

    @Produces
    @Singleton
    HostedRoutes routes(
            OperationTable operations,
            Capabilities capabilities,
            Upstreams upstreams,
            Ed25519Key key,
            Clock clock,
            Vertx vertx) {
        Set<String> reserved = new HashSet<>(PLATFORM_PATHS);
        capabilities.names().stream().map(ApiName::value).forEach(reserved::add);
        return new HostedRoutes(operations, upstreams, new CallSigners(key, clock), reserved, vertx, System::nanoTime);
    }

    @Produces
    @Singleton
    PartnerCalls calls(
            HostedRoutes routes,
            Upstreams upstreams,
            Mismatches mismatches,
            MeterRegistry metrics,
            HostingConfig config) {
        return new HostedCalls(
                routes,
                upstreams,
                new AnswerCache(config.cacheBytes(), System::nanoTime),
                mismatches,
                (api, failure) -> metrics.counter("hefu.hosting.failures", "api", api.value(), "kind", failure.kind())
                        .increment());
    }
}
