package io.hefu.billing.rating;

import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.billing.Billing;
import io.hefu.billing.Developer;
import io.hefu.billing.MovableClock;
import io.hefu.billing.TestDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatingScheduleTest {

    private record EveryMoment(Duration every, Duration retryEvery) implements RatingConfig {}

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock(Billing.START_OF_2026);
    private final Billing billing = new Billing(database, clock);
    private final Developer developer = new Developer(clock, new Random(1));
    private RatingSchedule schedule = schedule(billing.rating);

    @BeforeEach
    void start() {
        schedule.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        schedule.stop(new ShutdownEvent());
        database.close();
    }

    @Test
    void whatIsStoredIsRatedSoon() {
        billing.withUsualTerms();
        long epoch = await(billing.intake.beginEpoch("a"));

        billing.store("a", epoch, 1, Developer.succeeded(developer.sendsMessage()));
        await().until(() -> rated() == 1);
        billing.store("a", epoch, 2, Developer.succeeded(developer.sendsMessage()));
        await().until(() -> rated() == 2);
    }

    @Test
    void whatHadNoPriceIsRatedSoonAfterItHas() {
        long epoch = await(billing.intake.beginEpoch("a"));
        billing.store("a", epoch, 1, Developer.succeeded(developer.sendsMessage()));
        await().until(() -> database.number("select count(*) from billing.rating_suspense") == 1);

        billing.withUsualTerms();
        clock.advance(Duration.ofMinutes(1));

        await().until(() -> rated() == 1);
    }

    @Test
    void goesOnAfterFailures() {
        billing.withUsualTerms();
        long epoch = await(billing.intake.beginEpoch("a"));
        schedule.stop(new ShutdownEvent());
        billing.store("a", epoch, 1, Developer.succeeded(developer.sendsMessage()));
        var failsThreeTimes = new FailsThreeTimes();

        schedule = schedule(failsThreeTimes);
        schedule.start(new StartupEvent());

        await().until(() -> rated() == 1);
        assertThat(failsThreeTimes.left).isNegative();
    }

    private RatingSchedule schedule(RatingStore rating) {
        return new RatingSchedule(rating, new EveryMoment(Duration.ofMillis(5), Duration.ofMillis(5)), clock);
    }

    private long rated() {
        return database.number("select count(*) from billing.rated_usage");
    }

    private final class FailsThreeTimes extends RatingStore {

        private volatile int left = 3;

        FailsThreeTimes() {
            super(database.pool(), clock, UUID::randomUUID, billing.prices, billing.agreements);
        }

        @Override
        public CompletionStage<Boolean> rateNext() {
            return left-- > 0 ? CompletableFuture.failedFuture(new IOException("no database")) : super.rateNext();
        }
    }
}
