package io.hefu.gateway.hosting;

import io.hefu.core.hosting.HostedApi;
import io.hefu.gateway.definition.ApiDefinition;
import io.hefu.gateway.definition.ApiDefinitionReader;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.upstream.Upstreams;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The partners' APIs that are in force here. A revision that cannot be read, or would take a name that is not a partner's,
 * is logged and left out: what was in force before it stays so, and nothing else is touched.
 */
public final class HostedRoutes {

    private static final Logger LOG = Logger.getLogger(HostedRoutes.class);

    private final OperationTable operations;
    private final Upstreams upstreams;
    private final CallSigners signers;
    private final Set<String> reservedNames;
    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final Map<String, HostedRoute> byBasePath = new ConcurrentHashMap<>();
    private final Map<String, Long> refused = new ConcurrentHashMap<>();

    /** @param reservedNames first segments of paths that are not for partners */
    HostedRoutes(
            OperationTable operations,
            Upstreams upstreams,
            CallSigners signers,
            Set<String> reservedNames,
            Vertx vertx,
            LongSupplier nanoTime) {
        this.operations = operations;
        this.upstreams = upstreams;
        this.signers = signers;
        this.reservedNames = Set.copyOf(reservedNames);
        this.vertx = vertx;
        this.nanoTime = nanoTime;
    }

    Optional<HostedRoute> at(String basePath) {
        return Optional.ofNullable(byBasePath.get(basePath));
    }

    /** Puts these in force, and no others. To be called one at a time. */
    public Uni<Void> replaceWith(List<HostedApi> apis) {
        List<Future<Void>> changes = new ArrayList<>();
        Set<String> wanted = apis.stream().map(HostedApi::basePath).collect(Collectors.toSet());
        apis.stream().filter(this::isNew).forEach(api -> changes.add(put(api)));
        byBasePath.keySet().stream().filter(path -> !wanted.contains(path)).forEach(this::takeOut);
        return Uni.createFrom()
                .completionStage(() -> Future.join(changes).<Void>mapEmpty().toCompletionStage());
    }

    private boolean isNew(HostedApi api) {
        HostedRoute known = byBasePath.get(api.basePath());
        boolean inForce = known != null && known.api().revision() == api.revision();
        return !inForce && !Long.valueOf(api.revision()).equals(refused.get(api.basePath()));
    }

    private Future<Void> put(HostedApi api) {
        return vertx.executeBlocking(() -> read(api), false)
                .compose(definition -> upstreams
                        .group(api, at(api.basePath()).map(HostedRoute::upstreams))
                        .<Void>map(group -> {
                            mount(HostedRoute.of(api, definition, group, signers.of(api), nanoTime));
                            return null;
                        }))
                .otherwise(unusable -> {
                    LOG.warnf(
                            "revision %d of %s is not put in force: %s",
                            api.revision(), api.basePath(), unusable.getMessage());
                    refused.put(api.basePath(), api.revision());
                    return null;
                });
    }

    private ApiDefinition read(HostedApi api) {
        if (reservedNames.contains(api.name().value())) {
            throw new IllegalStateException("the name " + api.name() + " is the platform's own");
        }
        return ApiDefinitionReader.of(api);
    }

    /** The route first: whoever finds the operation must find its route. */
    private void mount(HostedRoute route) {
        Optional<HostedRoute> before = Optional.ofNullable(byBasePath.put(route.basePath(), route));
        try {
            operations.mount(route.definition());
        } catch (IllegalStateException ambiguous) {
            before.ifPresentOrElse(
                    old -> byBasePath.put(route.basePath(), old), () -> byBasePath.remove(route.basePath()));
            upstreams.retire(route.upstreams(), before.map(HostedRoute::upstreams));
            throw ambiguous;
        }
        refused.remove(route.basePath());
        before.ifPresent(old -> upstreams.retire(old.upstreams(), Optional.of(route.upstreams())));
        LOG.infof("revision %d of %s is in force", route.api().revision(), route.basePath());
    }

    private void takeOut(String basePath) {
        operations.unmount(basePath);
        HostedRoute old = byBasePath.remove(basePath);
        refused.remove(basePath);
        if (old != null) {
            upstreams.retire(old.upstreams(), Optional.empty());
            LOG.infof("%s is no longer in force", basePath);
        }
    }
}
