package io.hefu.gateway.http;

import io.hefu.core.call.Correlator;
import io.hefu.core.refusal.ErrorCode;
import io.vertx.core.VertxException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers requests that no route gets to see, as they name no host (RFC 9112 §3.2), without telling what is inside. */
final class UnroutableRequests {

    private static final String MESSAGE = "The request names no valid host; send one Host header.";

    private final Supplier<UUID> ids;

    UnroutableRequests(Supplier<UUID> ids) {
        this.ids = ids;
    }

    void handle(RoutingContext routing) {
        ErrorCode code = ErrorCode.INVALID_ARGUMENT;
        if (routing.statusCode() != code.status() || !(routing.failure() instanceof VertxException)) {
            routing.next();
            return;
        }
        JsonObject info = new JsonObject()
                .put("status", code.status())
                .put("code", code.name())
                .put("message", MESSAGE);
        routing.response()
                .setStatusCode(code.status())
                .putHeader("Content-Type", "application/json")
                .putHeader(Correlator.HEADER, ids.get().toString())
                .putHeader("Connection", "close")
                .endHandler(ended -> routing.request().connection().close())
                .end(info.encode());
    }
}
