package io.hefu.gateway.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Traces from the start of the node to its end, where the operator asks for them; otherwise nothing. */
@Singleton
class Telemetry {

    private static final Logger LOG = Logger.getLogger(Telemetry.class);

    /** For what is still to be told to the collector when a node stops. */
    private static final long FLUSH_SECONDS = 3;

    private final CallTraces traces;
    private final @Nullable OpenTelemetrySdk sdk;

    Telemetry(
            Config config,
            TelemetryConfig telemetry,
            @ConfigProperty(name = "hefu.node", defaultValue = "node-1") String node,
            MeterRegistry metrics) {
        if (!ConfiguredSdk.isAskedFor(config)) {
            sdk = null;
            traces = CallTraces.OFF;
            return;
        }
        SpanCounts counts = new SpanCounts();
        sdk = ConfiguredSdk.of(config, node, counts);
        traces = new OpenTelemetryCallTraces(sdk, telemetry.callersTrace());
        count(metrics, counts, "exported", SpanCounts::exported);
        count(metrics, counts, "failed", SpanCounts::failed);
        count(metrics, counts, "dropped", SpanCounts::dropped);
        LOG.info("calls are traced");
    }

    private static void count(
            MeterRegistry metrics, SpanCounts counts, String outcome, ToDoubleFunction<SpanCounts> count) {
        FunctionCounter.builder("hefu.telemetry.spans", counts, count)
                .description("spans by what became of them")
                .tag("outcome", outcome)
                .register(metrics);
    }

    @Produces
    @Singleton
    CallTraces traces() {
        return traces;
    }

    /** A collector that does not answer holds nothing up for longer than that. */
    void stop(@Observes ShutdownEvent stop) {
        if (sdk != null) {
            sdk.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
        }
    }
}
