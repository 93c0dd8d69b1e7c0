package io.hefu.gateway.telemetry;

import io.hefu.gateway.telemetry.TelemetryConfig.CallersTrace;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/** Traces of calls that are kept here, each span from its end on. Which are sampled can be changed at any time. */
public final class MemoryTraces {

    public volatile Sampler sampler = Sampler.alwaysOn();

    private volatile CallersTrace callersTrace = CallersTrace.LINK;
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .setSampler(Sampler.parentBased(new ChangingSampler(() -> sampler)))
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    public CallTraces calls() {
        return exchange -> new OpenTelemetryCallTraces(sdk, callersTrace).begin(exchange);
    }

    public void clear() {
        spans.reset();
        sampler = Sampler.alwaysOn();
        callersTrace = CallersTrace.LINK;
    }

    public void goOnInCallersTraces() {
        callersTrace = CallersTrace.PARENT;
    }

    public void ignoreCallersTraces() {
        callersTrace = CallersTrace.IGNORE;
    }

    public List<SpanData> all() {
        return spans.getFinishedSpanItems();
    }

    public List<SpanData> of(SpanKind kind) {
        return all().stream().filter(span -> span.getKind() == kind).toList();
    }

    /** The one span of a call that there should be. */
    public SpanData call() {
        List<SpanData> calls = of(SpanKind.SERVER);
        if (calls.size() != 1) {
            throw new AssertionError("calls: " + calls);
        }
        return calls.get(0);
    }
}
