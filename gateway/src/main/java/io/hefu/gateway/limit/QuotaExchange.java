package io.hefu.gateway.limit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Exchanges the quota counters with the database once a second, and a last time when the node stops. */
@Singleton
class QuotaExchange {

    private static final Logger LOG = Logger.getLogger(QuotaExchange.class);
    private static final Duration LAST_TIME = Duration.ofSeconds(3);

    private final QuotaCounters counters;
    private final Clock clock;

    QuotaExchange(QuotaCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static QuotaCounters counters(QuotaStore store) {
        return new QuotaCounters(store);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> exchange() {
        return counters.exchangeAll(clock.instant()).onFailure().recoverWithUni(failure -> {
            LOG.debugf("quota counters wait to be written: %s", failure.getMessage());
            return Uni.createFrom().voidItem();
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        exchange().await().atMost(LAST_TIME);
    }
}
