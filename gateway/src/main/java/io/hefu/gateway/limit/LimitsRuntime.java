package io.hefu.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.hefu.gateway.node.LiveNodes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps the gauges of this node going: once a second, and a last time when it stops. */
@Singleton
class LimitsRuntime {

    private static final Duration LAST_TIME = Duration.ofSeconds(3);

    private static final int KEPT_DAYS = 90;

    private final Gauges gauges;
    private final CounterStore counters;
    private final Clock clock;

    LimitsRuntime(Gauges gauges, CounterStore counters, Clock clock) {
        this.gauges = gauges;
        this.counters = counters;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static RateStores rateStores(LimitsConfig config) {
        return config.redis().url().<RateStores>map(RedisRateStores::connecting).orElse(RateStores.NONE);
    }

    @Produces
    @Singleton
    static CounterStore counters(Pool database) {
        return new PostgresCounterStore(database);
    }

    @Produces
    @Singleton
    static Gauges gauges(RateStores rateStores, CounterStore counters, LiveNodes nodes, Clock clock) {
        return new Gauges(rateStores, counters, nodes, TimeMeter.SYSTEM_NANOTIME, clock::millis);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        gauges.tick(clock.millis());
    }

    @Scheduled(every = "6h", delayed = "1m")
    Uni<Void> forget() {
        return counters.forgetBefore(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS))
                .onFailure()
                .recoverWithNull();
    }

    void stop(@Observes ShutdownEvent stop, RateStores rateStores) {
        gauges.close()
                .ifNoItem()
                .after(LAST_TIME)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        rateStores.close();
    }
}
