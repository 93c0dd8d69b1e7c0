package io.hefu.bench.peer.vertx;

import io.hefu.bench.peer.admission.Admission;
import io.hefu.bench.peer.admission.Admission.Decision;
import io.hefu.bench.peer.admission.CallIds;
import io.hefu.bench.peer.admission.Keys;
import io.hefu.bench.peer.admission.UsageLog;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** One event loop: a listener, a proxy, and a pool of kept connections. */
final class ProxyVerticle extends AbstractVerticle {

    private static final int MOST_CONNECTIONS = 128;
    private static final String KEYS = "/keys/";
    private static final String CORRELATOR = "x-correlator";

    private final int port;
    private final int upstream;
    private final Keys keys;
    private final Admission admission;
    private final UsageLog usage;

    ProxyVerticle(int port, int upstream, Keys keys, Admission admission, UsageLog usage) {
        this.port = port;
        this.upstream = upstream;
        this.keys = keys;
        this.admission = admission;
        this.usage = usage;
    }

    @Override
    public void start(Promise<Void> started) {
        HttpProxy proxy = HttpProxy.reverseProxy(
                        vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS)))
                .origin(upstream, "127.0.0.1")
                .addInterceptor(new OwnHeaders());
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setAcceptBacklog(4096))
                .requestHandler(request -> answer(request, proxy))
                .listen(port)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request, HttpProxy proxy) {
        if (request.path().startsWith(KEYS)) {
            changeKey(request);
            return;
        }
        String id = CallIds.next();
        String correlator = request.getHeader(CORRELATOR);
        Decision decision = admission.decide(request.getHeader(HttpHeaders.AUTHORIZATION));
        request.response()
                .endHandler(ended -> usage.add(
                        id,
                        correlator,
                        decision.credential(),
                        request.method().name(),
                        request.path(),
                        request.response().getStatusCode()));
        if (decision.isAdmitted()) {
            request.headers().set(CORRELATOR, id);
            proxy.handle(request);
        } else {
            request.response().setStatusCode(decision.status()).end();
        }
    }

    private void changeKey(HttpServerRequest request) {
        String hash = request.path().substring(KEYS.length());
        if (request.method().equals(HttpMethod.PUT)) {
            keys.create(hash);
        } else {
            keys.revoke(hash);
        }
        request.response().setStatusCode(204).end();
    }

    /** What the upstream is not to see. */
    private static final class OwnHeaders implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            context.request().headers().remove(HttpHeaders.AUTHORIZATION);
            return context.sendRequest();
        }
    }
}
