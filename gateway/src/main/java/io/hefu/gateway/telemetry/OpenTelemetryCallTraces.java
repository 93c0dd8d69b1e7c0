package io.hefu.gateway.telemetry;

import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.telemetry.TelemetryConfig.CallersTrace;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span for each call. Contexts are handed on explicitly: nothing is ever put on a thread, since many calls take turns on
 * one.
 */
final class OpenTelemetryCallTraces implements CallTraces {

    private static final String INSTRUMENTATION = "io.hefu.gateway";
    private static final TextMapGetter<IncomingRequest> HEADERS = new RequestHeaders();

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final CallersTrace callersTrace;

    OpenTelemetryCallTraces(OpenTelemetry telemetry, CallersTrace callersTrace) {
        this.tracer = telemetry.getTracer(INSTRUMENTATION);
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
        this.callersTrace = callersTrace;
    }

    @Override
    public void begin(Exchange exchange) {
        IncomingRequest request = exchange.request();
        SpanBuilder builder = tracer.spanBuilder(CallAttributes.spanName(request.method()))
                .setSpanKind(SpanKind.SERVER)
                .setNoParent();
        if (callersTrace != CallersTrace.IGNORE) {
            SpanContext theirs = callersSpan(request);
            if (theirs.isValid()) {
                relate(builder, theirs);
            }
        }
        Span span = builder.startSpan();
        if (span.isRecording()) {
            CallAttributes.ofRequest(span, request);
        }
        exchange.tracedBy(new OpenTelemetryCallTrace(tracer, propagator, span, exchange));
    }

    private SpanContext callersSpan(IncomingRequest request) {
        return Span.fromContext(propagator.extract(Context.root(), request, HEADERS))
                .getSpanContext();
    }

    private void relate(SpanBuilder builder, SpanContext theirs) {
        if (callersTrace == CallersTrace.PARENT) {
            builder.setParent(Context.root().with(Span.wrap(theirs)));
        } else {
            // Without what else they say in tracestate: a stranger's words are not kept.
            builder.addLink(SpanContext.createFromRemoteParent(
                    theirs.getTraceId(), theirs.getSpanId(), theirs.getTraceFlags(), TraceState.getDefault()));
        }
    }

    private static final class RequestHeaders implements TextMapGetter<IncomingRequest> {

        /** None of the propagators that can be configured here asks for all names. */
        @Override
        public Iterable<String> keys(IncomingRequest request) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable IncomingRequest request, String name) {
            return request == null ? null : request.header(name).orElse(null);
        }
    }
}
