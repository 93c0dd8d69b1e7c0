package io.hefu.gateway.telemetry;

import io.hefu.gateway.exchange.CallTrace;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.Stage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/**
 * The spans of one call: its own, below it one for each stage that waited and one for each attempt at an upstream. Of a call
 * that is not sampled there are none; its upstreams are still told so.
 */
final class OpenTelemetryCallTrace implements CallTrace {

    private static final ClassValue<String> STAGE_NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return Stage.nameOf(type.asSubclass(Stage.class));
        }
    };

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final Span span;
    private final Context context;
    private final Exchange exchange;

    OpenTelemetryCallTrace(Tracer tracer, TextMapPropagator propagator, Span span, Exchange exchange) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.span = span;
        this.context = Context.root().with(span);
        this.exchange = exchange;
    }

    @Override
    public CompletionStage<Void> follow(Stage stage, CompletionStage<Void> step) {
        if (!span.isRecording() || step.toCompletableFuture().isDone()) {
            return step;
        }
        Span waiting = tracer.spanBuilder(STAGE_NAMES.get(stage.getClass()))
                .setParent(context)
                .startSpan();
        return step.whenComplete((done, failure) -> {
            if (failure != null) {
                waiting.setStatus(StatusCode.ERROR);
            }
            waiting.end();
        });
    }

    @Override
    public Attempt attempt(URI upstream, int earlierAttempts) {
        String method = exchange.request().method();
        Span attempt = tracer.spanBuilder(CallAttributes.spanName(method))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(context)
                .startSpan();
        if (attempt.isRecording()) {
            describe(attempt, method, upstream, earlierAttempts);
        }
        return new OpenTelemetryAttempt(propagator, attempt);
    }

    private void describe(Span attempt, String method, URI upstream, int earlierAttempts) {
        String template = exchange.operation()
                .path()
                .text()
                .substring(exchange.operation().basePath().length());
        attempt.updateName(CallAttributes.spanName(method) + " " + template);
        attempt.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, method);
        attempt.setAttribute(UrlAttributes.URL_SCHEME, upstream.getScheme());
        attempt.setAttribute(ServerAttributes.SERVER_ADDRESS, upstream.getHost());
        attempt.setAttribute(ServerAttributes.SERVER_PORT, port(upstream));
        if (earlierAttempts > 0) {
            attempt.setAttribute(HttpAttributes.HTTP_REQUEST_RESEND_COUNT, earlierAttempts);
        }
    }

    private static long port(URI upstream) {
        if (upstream.getPort() > 0) {
            return upstream.getPort();
        }
        return upstream.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    @Override
    public void end() {
        if (span.isRecording()) {
            CallAttributes.ofOutcome(span, exchange);
        }
        span.end();
    }
}
