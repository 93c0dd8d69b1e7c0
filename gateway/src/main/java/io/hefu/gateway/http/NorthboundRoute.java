package io.hefu.gateway.http;

import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.metrics.CallMeters;
import io.hefu.gateway.pipeline.Pipeline;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Mounts the northbound APIs on the HTTP listener, before all that Quarkus itself serves; both with a limit to bodies. */
@Singleton
class NorthboundRoute {

    static final int FIRST = Integer.MIN_VALUE / 2;

    void mount(
            @Observes Router router,
            OperationTable operations,
            Pipeline pipeline,
            Supplier<UUID> ids,
            Clock clock,
            MeterRegistry metrics,
            NorthboundConfig config) {
        Counter cutBodies = Counter.builder("hefu.northbound.cut.bodies")
                .description("answers whose body broke after their head was sent")
                .register(metrics);
        NorthboundListener listener = new NorthboundListener(
                operations,
                pipeline,
                ids,
                clock,
                System::nanoTime,
                Surroundings.of(config, clock),
                new CallMeters(metrics),
                cutBodies::increment);
        router.route().order(FIRST - 1).failureHandler(new UnroutableRequests(ids)::handle);
        router.route().order(FIRST).handler(listener::handle);
        router.route().order(FIRST + 1).handler(new PortalBodyLimit(config.bodyLimitBytes(), ids)::handle);
    }
}
