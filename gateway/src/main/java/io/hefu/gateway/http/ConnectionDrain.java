package io.hefu.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends clients away from a node that is told to stop, while it still serves because balancers have yet to see that it is
 * not ready ({@code hefu.drain.delay}): each connection that carries one more call is ended in good order. Costs nothing
 * before.
 */
@Singleton
class ConnectionDrain {

    private static final Logger LOG = Logger.getLogger(ConnectionDrain.class);

    private static final long NO_ERROR = 0;
    private static final int ALL_STREAMS = Integer.MAX_VALUE;

    /** Fails its calls under way at the first GOAWAY, until release 24 (JDK-8335181). */
    private static final String JAVA_CLIENT = "Java-http-client/";

    private final Set<HttpConnection> told = ConcurrentHashMap.newKeySet();
    private @Nullable Router router;

    void mount(@Observes Router main) {
        router = main;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        LOG.info("told to stop: not ready any more, serving what still comes");
        if (router != null) {
            drain(router);
        }
    }

    /** From now on. */
    void drain(Router serving) {
        serving.route().order(NorthboundRoute.FIRST - 2).handler(this::sendAway);
    }

    private void sendAway(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() == HttpVersion.HTTP_2) {
            sayGoAway(request);
        } else {
            routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            routing.addEndHandler(ended -> request.connection().close());
        }
        routing.next();
    }

    /** Names no last stream, so that none on its way here is refused (RFC 9113, section 6.8). */
    private void sayGoAway(HttpServerRequest request) {
        String client = request.getHeader(HttpHeaders.USER_AGENT);
        boolean understands = client == null || !client.startsWith(JAVA_CLIENT);
        if (understands && told.add(request.connection())) {
            request.connection().goAway(NO_ERROR, ALL_STREAMS);
        }
    }
}
