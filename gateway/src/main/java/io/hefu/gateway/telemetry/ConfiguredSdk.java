package io.hefu.gateway.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.semconv.ServiceAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** OpenTelemetry's SDK as the standard variables describe it, for traces alone: metrics are Prometheus's. */
final class ConfiguredSdk {

    private static final String PREFIX = "otel.";
    private static final String SERVICE = "hefu";
    private static final String NAMELESS = "unknown_service";

    /** In force where the operator says nothing else. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", "parentbased_traceidratio",
            "otel.traces.sampler.arg", "0.01",
            "otel.attribute.value.length.limit", "256");

    private static final Map<String, String> TRACES_ALONE =
            Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none");

    private ConfiguredSdk() {}

    /** Whether the operator named a collector, or an exporter. */
    static boolean isAskedFor(Config config) {
        if (value(config, "otel.sdk.disabled").filter(Boolean::parseBoolean).isPresent()) {
            return false;
        }
        Optional<String> exporter = value(config, "otel.traces.exporter");
        return exporter.isPresent()
                ? !exporter.get().equals("none")
                : value(config, "otel.exporter.otlp.endpoint").isPresent()
                        || value(config, "otel.exporter.otlp.traces.endpoint").isPresent();
    }

    /**
     * @param node tells the nodes' spans apart
     * @param counts reads what became of spans
     * @throws RuntimeException when the variables make no sense
     */
    static OpenTelemetrySdk of(Config config, String node, MetricReader counts) {
        requireHttp(config);
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addPropertiesSupplier(() -> given(config))
                .addPropertiesCustomizer(properties -> TRACES_ALONE)
                .addResourceCustomizer((resource, properties) -> named(resource, node))
                .addMeterProviderCustomizer((meters, properties) -> meters.registerMetricReader(counts))
                // It would stop before the last calls are over.
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    private static void requireHttp(Config config) {
        String protocol = value(config, "otel.exporter.otlp.traces.protocol")
                .or(() -> value(config, "otel.exporter.otlp.protocol"))
                .orElse("http/protobuf");
        if (!protocol.equals("http/protobuf")) {
            throw new IllegalStateException("OTEL_EXPORTER_OTLP_PROTOCOL is " + protocol
                    + ": traces are sent as http/protobuf only, which collectors take at port 4318");
        }
    }

    /** What stands in configuration files; the SDK looks at system properties and environment variables itself. */
    private static Map<String, String> given(Config config) {
        Map<String, String> given = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                value(config, name).ifPresent(value -> given.put(name, value));
            }
        }
        return given;
    }

    private static Optional<String> value(Config config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** Names given by the operator stay. */
    private static Resource named(Resource given, String node) {
        boolean nameless = Optional.ofNullable(given.getAttribute(ServiceAttributes.SERVICE_NAME))
                .filter(name -> !name.startsWith(NAMELESS))
                .isEmpty();
        Resource operators = nameless
                ? given.toBuilder()
                        .removeIf(ServiceAttributes.SERVICE_NAME::equals)
                        .build()
                : given;
        return Resource.builder()
                .put(ServiceAttributes.SERVICE_NAME, SERVICE)
                .put("service.instance.id", node)
                .build()
                .merge(operators);
    }
}
