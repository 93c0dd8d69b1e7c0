package io.hefu.gateway.upstream;

import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jboss.logging.Logger;

/** Asks one upstream again and again how it is. */
final class HealthProbe {

    private static final Logger LOG = Logger.getLogger(HealthProbe.class);

    private final Vertx vertx;
    private final UpstreamHost host;
    private final Health health;
    private final HealthCheck check;
    private final long timer;
    private boolean asking;

    HealthProbe(Vertx vertx, UpstreamHost host, Health health, HealthCheck check) {
        this.vertx = vertx;
        this.host = host;
        this.health = health;
        this.check = check;
        this.timer = vertx.setPeriodic(Math.max(1, check.interval().toMillis()), tick -> ask());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    /** An upstream that is slower than the interval is not asked again meanwhile: the late answer counts as none. */
    private void ask() {
        RequestOptions options = host.request(check.path());
        if (options == null || asking) {
            found(false);
            return;
        }
        asking = true;
        host.client()
                .request(options.setMethod(HttpMethod.GET)
                        .setTimeout(check.interval().toMillis()))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() / 100 == 2)
                .otherwise(false)
                .onComplete(result -> {
                    asking = false;
                    found(result.result());
                });
    }

    private void found(boolean passed) {
        if (health.checked(passed)) {
            LOG.infof("upstream %s is %s", host.settings.name(), passed ? "healthy again" : "unhealthy");
        }
    }
}
