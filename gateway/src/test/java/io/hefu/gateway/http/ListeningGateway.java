package io.hefu.gateway.http;

import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.metrics.CallMeters;
import io.hefu.gateway.pipeline.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The northbound listener on a port of its own, for tests that need real sockets and nothing else. */
public final class ListeningGateway implements AutoCloseable {

    public static final long BODY_LIMIT_BYTES = 4096;

    public final AtomicInteger cutBodies = new AtomicInteger();
    private final HttpServer server;

    public ListeningGateway(Vertx vertx, OperationTable operations, Pipeline pipeline) {
        NorthboundListener listener = new NorthboundListener(
                operations,
                pipeline,
                UUID::randomUUID,
                Clock.systemUTC(),
                System::nanoTime,
                new Surroundings(
                        BODY_LIMIT_BYTES,
                        Optional.empty(),
                        new ClientAddress(List.of(), ForwardedHeader.X_FORWARDED_FOR),
                        new ClientCertificates(List.of(), Clock.systemUTC())),
                new CallMeters(new SimpleMeterRegistry()),
                cutBodies::incrementAndGet);
        Router router = Router.router(vertx);
        router.route().handler(listener::handle);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0).setCompressionSupported(true))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
