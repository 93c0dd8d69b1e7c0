package io.hefu.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.notification.Notification;
import io.hefu.gateway.alert.QuotaAlerts.QuotaThresholdReached;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaAlertsTest {

    private static final Owner OWNER = new Owner(new ApplicationId(new UUID(0, 1)), Environment.LIVE);
    private static final Grant GRANT = new Grant(
            new SubscriptionId(new UUID(0, 2)),
            new PlanCode("standard"),
            Set.of(),
            new RateLimit(5, 10),
            new Quota(100, Quota.Period.DAY));
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final List<Notification> told = new ArrayList<>();
    private boolean down;
    private final QuotaAlerts alerts = new QuotaAlerts(this::publish);

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0",
        "49, 100, 0",
        "50, 100, 50",
        "79, 100, 50",
        "80, 100, 80",
        "99, 100, 80",
        "100, 100, 100",
        "101, 100, 100",
        "1, 1, 100",
        "1, 3, 0",
        "2, 3, 50",
        "799999999999, 1000000000000, 50",
        "800000000000, 1000000000000, 80"
    })
    void theHighestThresholdReachedCounts(long used, long quota, int percent) {
        assertThat(QuotaThreshold.reached(used, quota)).isEqualTo(percent);
    }

    @Test
    void eachThresholdIsToldOnce() {
        for (long used = 0; used <= 100; used++) {
            alerts.see(OWNER, GRANT, quota(100), used, NOON);
        }

        assertThat(told)
                .extracting(event -> ((QuotaThresholdReached) event.data()).thresholdPercent())
                .containsExactly(50, 80, 100);
        assertThat(told).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void theEventSaysWhatIsUsedOfWhatUntilWhen() {
        alerts.see(OWNER, GRANT, quota(100), 81, NOON);

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.owner()).isEqualTo(OWNER);
            assertThat(event.data())
                    .isEqualTo(new QuotaThresholdReached(
                            new UUID(0, 2),
                            "standard",
                            "plan-quota-day",
                            80,
                            81,
                            100,
                            Quota.Period.DAY,
                            LocalDate.of(2026, 11, 23)));
        });
    }

    @Test
    void twoNodesTellTheSameEvent() {
        alerts.see(OWNER, GRANT, quota(100), 50, NOON);
        new QuotaAlerts(this::publish).see(OWNER, GRANT, quota(100), 55, NOON.plusSeconds(60));

        assertThat(told)
                .hasSize(2)
                .extracting(Notification::id)
                .containsOnly(told.get(0).id());
    }

    @Test
    void theNextPeriodAndAnotherQuotaBeginAnew() {
        alerts.see(OWNER, GRANT, quota(100), 90, NOON);
        alerts.see(OWNER, GRANT, quota(100), 50, NOON.plus(Duration.ofDays(1)));
        alerts.see(OWNER, GRANT, quota(200), 100, NOON.plus(Duration.ofDays(1)));

        assertThat(told).hasSize(3).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndNotAtEveryCall() {
        down = true;
        alerts.see(OWNER, GRANT, quota(100), 50, NOON);
        down = false;
        alerts.see(OWNER, GRANT, quota(100), 51, NOON.plusSeconds(9));
        assertThat(told).isEmpty();

        alerts.see(OWNER, GRANT, quota(100), 52, NOON.plusSeconds(10));
        alerts.see(OWNER, GRANT, quota(100), 53, NOON.plusSeconds(30));

        assertThat(told).hasSize(1);
    }

    private CompletionStage<Void> publish(List<Notification> events) {
        if (down) {
            return CompletableFuture.failedStage(new IllegalStateException("away"));
        }
        told.addAll(events);
        return CompletableFuture.completedStage(null);
    }

    private static AppliedLimit quota(long calls) {
        return new AppliedLimit(LimitLevel.PLAN, "standard", new Quota(calls, Quota.Period.DAY));
    }
}
