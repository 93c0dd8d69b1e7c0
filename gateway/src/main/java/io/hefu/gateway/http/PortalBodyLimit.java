package io.hefu.gateway.http;

import io.hefu.core.call.Correlator;
import io.hefu.core.hosting.BodyLimits;
import io.hefu.core.refusal.ErrorCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Refuses bodies that are too long for the portal before they are read, as a problem (RFC 9457). A body must say its
 * length, as those of browsers and of ordinary clients do; one that does not could go on for ever.
 */
final class PortalBodyLimit {

    private static final ErrorCode LENGTH_REQUIRED = new ErrorCode(411, "LENGTH_REQUIRED");

    private static final long LINGER_MILLIS = 1_000;

    /** But for definitions of hosted APIs, which are longer. */
    private final long limitBytes;

    private final Supplier<UUID> ids;

    PortalBodyLimit(long limitBytes, Supplier<UUID> ids) {
        this.limitBytes = limitBytes;
        this.ids = ids;
    }

    void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long mostBytes = BodyLimits.mostBytes(request.path(), limitBytes);
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(routing, LENGTH_REQUIRED, "The body must say its length: send it with Content-Length.");
        } else if (length != null && isTooLong(length, mostBytes)) {
            refuse(
                    routing,
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The body is longer than " + mostBytes + " bytes; send less at once.");
        } else {
            routing.next();
        }
    }

    private static boolean isTooLong(String length, long mostBytes) {
        try {
            return Long.parseLong(length) > mostBytes;
        } catch (NumberFormatException unreadable) {
            return true;
        }
    }

    private void refuse(RoutingContext routing, ErrorCode code, String detail) {
        String correlator = Optional.ofNullable(routing.request().getHeader(Correlator.HEADER))
                .filter(Correlator::isValid)
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> ids.get().toString());
        JsonObject problem = new JsonObject()
                .put("type", "/errors/" + code.name())
                .put("title", code.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .put("status", code.status())
                .put("detail", detail)
                .put("code", code.name())
                .put("correlator", correlator);
        routing.response()
                .setStatusCode(code.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader(Correlator.HEADER, correlator)
                .putHeader("Connection", "close")
                .endHandler(ended -> closeSoon(routing))
                .end(problem.encode());
    }

    /** A caller who is still sending would never read why, were the connection closed at once (RFC 9112 §9.6). */
    private static void closeSoon(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        routing.vertx().setTimer(LINGER_MILLIS, timer -> request.connection().close());
        request.handler(discarded -> {}).resume();
    }
}
