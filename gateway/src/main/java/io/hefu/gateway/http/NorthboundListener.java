package io.hefu.gateway.http;

import io.hefu.core.call.CallId;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.metrics.CallMeters;
import io.hefu.gateway.pipeline.Pipeline;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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
    private final Surroundings surroundings;
    private final CallMeters meters;
    private final Runnable cutBodies;

    /** @param cutBodies told of each answer whose body broke after its head was sent */
    NorthboundListener(
            OperationTable operations,
            Pipeline pipeline,
            Supplier<UUID> ids,
            Clock clock,
            LongSupplier nanoTime,
            Surroundings surroundings,
            CallMeters meters,
            Runnable cutBodies) {
        this.operations = operations;
        this.pipeline = pipeline;
        this.ids = ids;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.surroundings = surroundings;
        this.meters = meters;
        this.cutBodies = cutBodies;
    }

    void handle(RoutingContext routing) {
        if (!operations.covers(routing.request().path())) {
            routing.next();
            return;
        }
        routing.request().pause();
        VertxRequest request = new VertxRequest(routing.request(), surroundings);
        Exchange exchange =
                new Exchange(request, new CallId(ids.get()), clock.instant(), nanoTime.getAsLong(), eventLoop());
        pipeline.serve(exchange).whenComplete((answer, failure) -> {
            if (failure == null) {
                meters.answered(
                        exchange,
                        answer.status(),
                        exchange.elapsed(nanoTime.getAsLong()).toNanos());
                send(answer, request, routing);
            } else {
                LOG.errorf(failure, "call %s could not be answered", exchange.id());
                routing.fail(500);
            }
        });
    }

    /** Runs at once what comes on the event loop of this request anyway. */
    private static Executor eventLoop() {
        Context context = Vertx.currentContext();
        return task -> {
            if (Vertx.currentContext() == context) {
                task.run();
            } else {
                context.runOnContext(ignored -> task.run());
            }
        };
    }

    private void send(OutgoingAnswer answer, VertxRequest request, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        if (response.closed()) {
            if (answer.body() instanceof Streamed stream) {
                stream.abandon();
            }
            return;
        }
        response.setStatusCode(answer.status());
        MultiMap headers = response.headers();
        answer.headers().forEach((name, value) -> headers.set(AnswerHeaders.named(name), value));
        if (request.leavesMuchUnread()) {
            response.putHeader("Connection", "close");
            response.endHandler(ended -> routing.request().connection().close());
        } else {
            routing.request().resume();
        }
        if (answer.body() instanceof Streamed stream) {
            frame(response, routing.request());
            new BodyRelay(stream, response, cutBodies).start();
        } else if (answer.body() instanceof Whole whole) {
            response.end(whole.bytes());
        } else {
            response.end();
        }
    }

    /**
     * A body of unknown length is sent in chunks, or, as HTTP/1.0 knows none, ends with the connection. What only passes is
     * not compressed on the way: that would hold back what is there already, and hide its length.
     */
    private static void frame(HttpServerResponse response, HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.ACCEPT_ENCODING)
                && !response.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        if (response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_1_0) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        } else {
            response.setChunked(true);
        }
    }
}
