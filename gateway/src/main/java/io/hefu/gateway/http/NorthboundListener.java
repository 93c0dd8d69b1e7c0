package io.hefu.gateway.http;

import io.hefu.core.call.CallId;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.pipeline.Pipeline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes the requests for northbound APIs off the HTTP listener and sends them through the pipeline. */
final class NorthboundListener {

    private static final Logger LOG = Logger.getLogger(NorthboundListener.class);

    private final OperationTable operations;
    private final Pipeline pipeline;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final ClientAddress clientAddress;
    private final long bodyLimitBytes;

    NorthboundListener(
            OperationTable operations,
            Pipeline pipeline,
            Supplier<UUID> ids,
            Clock clock,
            LongSupplier nanoTime,
            ClientAddress clientAddress,
            long bodyLimitBytes) {
        this.operations = operations;
        this.pipeline = pipeline;
        this.ids = ids;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.clientAddress = clientAddress;
        this.bodyLimitBytes = bodyLimitBytes;
    }

    void handle(RoutingContext routing) {
        if (!operations.covers(routing.request().path())) {
            routing.next();
            return;
        }
        routing.request().pause();
        VertxRequest request = new VertxRequest(routing.request(), clientAddress, bodyLimitBytes);
        Exchange exchange =
                new Exchange(request, new CallId(ids.get()), clock.instant(), nanoTime.getAsLong(), eventLoop());
        pipeline.serve(exchange).subscribe().with(answer -> send(answer, request, routing), failure -> {
            LOG.errorf(failure, "call %s could not be answered", exchange.id());
            routing.fail(500);
        });
    }

    private static Executor eventLoop() {
        Context context = Vertx.currentContext();
        return task -> context.runOnContext(ignored -> task.run());
    }

    private static void send(OutgoingAnswer answer, VertxRequest request, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (request.leavesMuchUnread()) {
            response.putHeader("Connection", "close");
            response.endHandler(ended -> routing.request().connection().close());
        } else {
            routing.request().resume();
        }
        answer.body().map(Buffer::buffer).ifPresentOrElse(response::end, response::end);
    }
}
