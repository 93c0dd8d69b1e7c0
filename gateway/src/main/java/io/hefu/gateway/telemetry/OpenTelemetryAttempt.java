package io.hefu.gateway.telemetry;

import io.hefu.gateway.exchange.CallTrace.Attempt;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.semconv.HttpAttributes;
import io.vertx.core.MultiMap;

/** The span of one attempt at an upstream. */
final class OpenTelemetryAttempt implements Attempt {

    private static final int REFUSED = 400;

    /** Not about traces: what a caller says there goes on as it is. */
    private static final String BAGGAGE = "baggage";

    private final TextMapPropagator propagator;
    private final Span span;

    OpenTelemetryAttempt(TextMapPropagator propagator, Span span) {
        this.propagator = propagator;
        this.span = span;
    }

    @Override
    public void continueIn(MultiMap headers) {
        for (String field : propagator.fields()) {
            if (!field.equals(BAGGAGE)) {
                headers.remove(field);
            }
        }
        propagator.inject(Context.root().with(span), headers, MultiMap::set);
    }

    @Override
    public void answered(int status) {
        span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
        if (status >= REFUSED) {
            CallAttributes.failed(span, Integer.toString(status));
        }
        span.end();
    }

    @Override
    public void failed(String kind) {
        CallAttributes.failed(span, kind);
        span.end();
    }
}
