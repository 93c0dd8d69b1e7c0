package io.hefu.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets. */
class ConnectionDrainTest {

    private final Vertx vertx = Vertx.vertx();
    private final Router router = Router.router(vertx);
    private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();
    private final Promise<RoutingContext> slow = Promise.promise();
    private HttpServer server;

    @BeforeEach
    void serve() {
        router.get("/slow").handler(slow::complete);
        router.get("/call").handler(routing -> routing.response().end("answer"));
        server = await(vertx.createHttpServer()
                .connectionHandler(used::add)
                .requestHandler(router)
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void untilItIsToldToStopConnectionsAreKept() {
        HttpClient client = client(HttpVersion.HTTP_1_1);

        call(client, "/call");
        HttpClientResponse answer = call(client, "/call");

        assertThat(answer.getHeader("Connection")).isNull();
        assertThat(used).hasSize(1);
    }

    @Test
    void aKeptConnectionEndsWithItsNextAnswerWhichArrivesWhole() {
        HttpClient client = client(HttpVersion.HTTP_1_1);
        call(client, "/call");

        new ConnectionDrain().drain(router);
        HttpClientRequest request = request(client, "/call");
        Promise<Void> closed = Promise.promise();
        request.connection().closeHandler(closed::complete);
        HttpClientResponse last = answer(request);

        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.getHeader("Connection")).isEqualTo("close");
        await(closed.future());
        assertThat(call(client, "/call").statusCode()).isEqualTo(200);
        assertThat(used).hasSize(2);
    }

    @Test
    void overHttp2TheClientIsToldOnceAndNoStreamIsRefused() {
        HttpClient client = client(HttpVersion.HTTP_2);
        HttpClientRequest begun = request(client, "/slow");
        Promise<Integer> lastStream = Promise.promise();
        begun.connection().goAwayHandler(told -> lastStream.complete(told.getLastStreamId()));
        Future<HttpClientResponse> underWay = begun.send();
        RoutingContext waiting = await(slow.future());

        new ConnectionDrain().drain(router);
        HttpClientResponse answer = call(client, "/call");
        int named = await(lastStream.future());
        HttpClientResponse elsewhere = call(client, "/call");
        waiting.response().end();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(named).isEqualTo(Integer.MAX_VALUE);
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(await(underWay).statusCode()).isEqualTo(200);
        assertThat(used).hasSize(2);
    }

    private HttpClient client(HttpVersion version) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setMaxPoolSize(1)
                .setHttp2MaxPoolSize(1)
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(server.actualPort()));
    }

    private static HttpClientRequest request(HttpClient client, String path) {
        return await(client.request(HttpMethod.GET, path));
    }

    /** Answered, with its body. */
    private static HttpClientResponse call(HttpClient client, String path) {
        return answer(request(client, path));
    }

    private static HttpClientResponse answer(HttpClientRequest request) {
        // Waited for before it is asked for: an answer that has gone by has no body to tell any more.
        Future<HttpClientResponse> whole =
                request.response().compose(answer -> answer.body().map(answer));
        request.send();
        return await(whole);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
