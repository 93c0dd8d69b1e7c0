package io.hefu.gateway.telemetry;

import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.IncomingRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Set;

/**
 * What spans tell, by OpenTelemetry's semantic conventions for HTTP where those have a word for it. No path, query, address
 * of a client, header or body is among it.
 */
final class CallAttributes {

    static final AttributeKey<String> API = AttributeKey.stringKey("hefu.api");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("hefu.operation");
    static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("hefu.environment");
    static final AttributeKey<String> CORRELATOR = AttributeKey.stringKey("hefu.correlator");
    static final AttributeKey<String> REFUSING_STAGE = AttributeKey.stringKey("hefu.refusal.stage");
    static final AttributeKey<String> REFUSAL_CODE = AttributeKey.stringKey("hefu.refusal.code");

    private static final int ERROR = 500;
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private CallAttributes() {}

    /** What a span is called whose request has this method: callers can make words up. */
    static String spanName(String method) {
        return METHODS.contains(method) ? method : "HTTP";
    }

    static void ofRequest(Span span, IncomingRequest request) {
        String method = request.method();
        String scheme = request.source().scheme();
        span.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, METHODS.contains(method) ? method : "_OTHER");
        span.setAttribute(UrlAttributes.URL_SCHEME, scheme);
        span.setAttribute(
                NetworkAttributes.NETWORK_PROTOCOL_VERSION, request.source().protocolVersion());
        HostAndPort called =
                HostAndPort.parseAuthority(request.source().authority(), scheme.equals("https") ? 443 : 80);
        if (called != null) {
            span.setAttribute(ServerAttributes.SERVER_ADDRESS, called.host());
            span.setAttribute(ServerAttributes.SERVER_PORT, (long) called.port());
        }
    }

    /** What became known of a call on its way. */
    static void ofOutcome(Span span, Exchange exchange) {
        if (exchange.hasOperation()) {
            Operation operation = exchange.operation();
            span.updateName(
                    spanName(operation.method()) + " " + operation.path().text());
            span.setAttribute(HttpAttributes.HTTP_ROUTE, operation.path().text());
            span.setAttribute(API, operation.api().value());
            span.setAttribute(OPERATION, operation.operationId());
        }
        exchange.authenticated()
                .ifPresent(caller -> span.setAttribute(
                        ENVIRONMENT, caller.entitlement().environment().name().toLowerCase(Locale.ROOT)));
        span.setAttribute(CORRELATOR, exchange.correlator().value());
        exchange.refusal().ifPresent(refusal -> {
            span.setAttribute(REFUSAL_CODE, refusal.code().name());
            exchange.reached().ifPresent(stage -> span.setAttribute(REFUSING_STAGE, stage));
        });
        int status = exchange.hasOutgoing() ? exchange.outgoing().status() : ERROR;
        span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
        if (status >= ERROR) {
            String type =
                    exchange.refusal().map(refusal -> refusal.code().name()).orElseGet(() -> Integer.toString(status));
            failed(span, type);
        }
    }

    /** @param type one of few words */
    static void failed(Span span, String type) {
        span.setAttribute(ErrorAttributes.ERROR_TYPE, type);
        span.setStatus(StatusCode.ERROR);
    }
}
