package io.hefu.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.telemetry.TelemetryConfig.CallersTrace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK as operators configure it, and a collector that answers, refuses, hangs or is not there. */
class CollectorTest {

    private static final int QUEUE = 100;

    private final Collector collector = new Collector();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "otel.exporter.otlp.endpoint", collector.url(),
            "otel.traces.sampler", "always_on",
            "otel.bsp.schedule.delay", "50",
            "otel.bsp.max.queue.size", Integer.toString(QUEUE),
            "otel.bsp.max.export.batch.size", "50",
            "otel.exporter.otlp.timeout", "300"));
    private final TracedRequests requests = new TracedRequests();

    @AfterEach
    void close() {
        collector.close();
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    private Telemetry start() {
        return new Telemetry(config(), () -> CallersTrace.LINK, "node-7", metrics);
    }

    private void call(Telemetry telemetry, int calls) {
        for (int i = 0; i < calls; i++) {
            requests.call(telemetry.traces());
        }
    }

    private double spans(String outcome) {
        return metrics.get("hefu.telemetry.spans")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    @Test
    void spansReachTheCollectorWithTheNamesOfServiceAndNode() {
        Telemetry telemetry = start();
        call(telemetry, 3);

        await().untilAsserted(() -> assertThat(collector.spans()).hasSize(3));
        assertThat(collector.requests).containsOnly("POST /v1/traces");
        assertThat(collector.spans().get(0).getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(collector.resource())
                .containsEntry("service.name", "hefu")
                .containsEntry("service.instance.id", "node-7");
        await().untilAsserted(() -> assertThat(spans("exported")).isEqualTo(3));
        telemetry.stop(new ShutdownEvent());
    }

    @ParameterizedTest
    @CsvSource({
        "otel.service.name, edge, edge, node-7",
        "'otel.resource.attributes', 'service.name=edge,service.instance.id=a', edge, a"
    })
    void namesThatTheOperatorGivesStay(String setting, String value, String service, String instance) {
        settings.put(setting, value);
        Telemetry telemetry = start();
        call(telemetry, 1);
        telemetry.stop(new ShutdownEvent());

        assertThat(collector.resource())
                .containsEntry("service.name", service)
                .containsEntry("service.instance.id", instance);
    }

    @Test
    void aNodeThatStopsTellsWhatIsLeft() {
        settings.put("otel.bsp.schedule.delay", "600000");
        Telemetry telemetry = start();
        call(telemetry, 20);
        assertThat(collector.spans()).isEmpty();

        telemetry.stop(new ShutdownEvent());

        assertThat(collector.spans()).hasSize(20);
    }

    @Test
    void fewCallsAreSampledUnlessTheOperatorSaysOtherwise() {
        settings.remove("otel.traces.sampler");
        OpenTelemetrySdk sdk = ConfiguredSdk.of(config(), "node-7", new SpanCounts());

        assertThat(sdk.getSdkTracerProvider().getSampler().getDescription())
                .contains("ParentBased", "TraceIdRatioBased{0.010000}");
        sdk.close();
    }

    @Test
    void aHangingCollectorSlowsNoCallAndNoEndAndWhatHasNoRoomIsCounted() {
        collector.hanging = true;
        Telemetry telemetry = start();
        call(telemetry, 100);
        await().until(() -> !collector.requests.isEmpty());

        long begin = System.nanoTime();
        call(telemetry, 10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(spans("dropped")).isGreaterThan(9_000);

        long stop = System.nanoTime();
        telemetry.stop(new ShutdownEvent());
        assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aCollectorThatIsNotThereCostsSpansAndNothingElse() {
        collector.close();
        Telemetry telemetry = start();
        call(telemetry, 10);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans("failed")).isEqualTo(10));
        telemetry.stop(new ShutdownEvent());
    }

    @Test
    void aCollectorThatRefusesCostsSpansAndIsNotAskedAgain() {
        collector.status = 400;
        Telemetry telemetry = start();
        call(telemetry, 10);

        await().untilAsserted(() -> assertThat(spans("failed")).isEqualTo(10));
        assertThat(collector.received).isEmpty();
        telemetry.stop(new ShutdownEvent());
    }

    @Test
    void otherSignalsOfTheSdkStayOffHoweverOtherProgramsAreConfigured() {
        settings.put("otel.metrics.exporter", "otlp");
        settings.put("otel.logs.exporter", "otlp");
        settings.put("otel.metric.export.interval", "50");
        Telemetry telemetry = start();
        call(telemetry, 1);
        telemetry.stop(new ShutdownEvent());

        assertThat(collector.requests).containsOnly("POST /v1/traces");
    }

    @Test
    void withoutPropagatorsWhatCallersSayOfTheirTracesGoesThrough() {
        settings.put("otel.propagators", "none");
        settings.put("otel.traces.sampler", "always_off");
        OpenTelemetrySdk sdk = ConfiguredSdk.of(config(), "node-7", new SpanCounts());
        Exchange exchange = requests.call(new OpenTelemetryCallTraces(sdk, CallersTrace.LINK));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set("traceparent", "theirs");

        exchange.trace().attempt(URI.create("http://partner.example"), 0).continueIn(headers);

        assertThat(headers.getAll("traceparent")).containsExactly("theirs");
        sdk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', false",
        "http://127.0.0.1:4318, '', '', '', true",
        "'', http://127.0.0.1:4318/v1/traces, '', '', true",
        "'', '', otlp, '', true",
        "http://127.0.0.1:4318, '', none, '', false",
        "http://127.0.0.1:4318, '', otlp, true, false",
        "http://127.0.0.1:4318, '', '', false, true"
    })
    void whatSwitchesTracesOn(String endpoint, String tracesEndpoint, String exporter, String disabled, boolean on) {
        settings.clear();
        settings.put("otel.exporter.otlp.endpoint", endpoint);
        settings.put("otel.exporter.otlp.traces.endpoint", tracesEndpoint);
        settings.put("otel.traces.exporter", exporter);
        settings.put("otel.sdk.disabled", disabled);
        settings.values().removeIf(String::isEmpty);

        assertThat(ConfiguredSdk.isAskedFor(config())).isEqualTo(on);
    }

    @Test
    void aProtocolThatIsNotSpokenIsRefusedAtTheStart() {
        settings.put("otel.exporter.otlp.protocol", "grpc");

        assertThatThrownBy(this::start)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_PROTOCOL")
                .hasMessageContaining("4318");
    }
}
