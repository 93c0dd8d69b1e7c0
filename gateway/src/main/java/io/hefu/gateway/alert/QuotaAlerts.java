package io.hefu.gateway.alert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hefu.core.call.Owner;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.notification.EventDescription;
import io.hefu.core.notification.EventType;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.gateway.limit.CountingPeriod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells an application when half, four fifths and all of a quota are used: each once a period, whichever node sees it first
 * and however often it is seen, for the event's id follows from what it says. A threshold that was leapt over is not told.
 */
public final class QuotaAlerts {

    static final EventDescription DESCRIPTION = new EventDescription(
            new EventType("org.hefu.plans.v1.quota-threshold-reached"),
            "配额在本周期内已使用 50%、80% 或 100%。data：subscriptionId、planCode、limit、thresholdPercent、usedCalls、quotaCalls、"
                    + "quotaPeriod、renewsOn。",
            "50, 80 or 100 % of a quota are used. Data: subscriptionId, planCode, limit, thresholdPercent, usedCalls, quotaCalls, "
                    + "quotaPeriod, renewsOn.");

    private static final Logger LOG = Logger.getLogger(QuotaAlerts.class);
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Notifications notifications;
    private final Cache<Key, Told> told =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public QuotaAlerts(Notifications notifications) {
        this.notifications = notifications;
    }

    /** @param limit its name */
    private record Key(SubscriptionId subscription, String limit) {}

    /** What this node has told last; when it could not, until when it does not try again. */
    private record Told(CountingPeriod period, Quota quota, int percent, Instant until) {

        boolean covers(CountingPeriod now, Quota limit, int reached, Instant instant) {
            return period.equals(now) && quota.equals(limit) && percent >= reached && instant.isBefore(until);
        }
    }

    /** What the event says. */
    record QuotaThresholdReached(
            UUID subscriptionId,
            String planCode,
            String limit,
            int thresholdPercent,
            long usedCalls,
            long quotaCalls,
            Quota.Period quotaPeriod,
            LocalDate renewsOn) {}

    /**
     * Cheap unless something is to be told; never waits, never fails.
     *
     * @param limit one with a {@link Quota}
     */
    void see(Owner owner, Grant grant, AppliedLimit limit, long used, Instant now) {
        Quota quota = (Quota) limit.limit();
        int percent = QuotaThreshold.reached(used, quota.calls());
        if (percent == 0) {
            return;
        }
        CountingPeriod period = CountingPeriod.of(quota.kind(), now.toEpochMilli());
        Key key = new Key(grant.subscription(), limit.name());
        Told last = told.getIfPresent(key);
        if (last == null || !last.covers(period, quota, percent, now)) {
            told.put(key, new Told(period, quota, percent, Instant.MAX));
            tell(
                    event(owner, grant, limit, period, percent, used, now),
                    key,
                    new Told(period, quota, percent, now.plus(PAUSE_AFTER_FAILURE)));
        }
    }

    private void tell(Notification event, Key key, Told failed) {
        notifications.publish(List.of(event)).whenComplete((kept, failure) -> {
            if (failure != null) {
                LOG.debugf("a quota alert waits to be told: %s", failure.getMessage());
                told.put(key, failed);
            }
        });
    }

    private static Notification event(
            Owner owner, Grant grant, AppliedLimit limit, CountingPeriod period, int percent, long used, Instant now) {
        UUID subscription = grant.subscription().value();
        Quota quota = (Quota) limit.limit();
        String name =
                "quota " + subscription + " " + limit.name() + " " + period.firstDay() + " " + quota + " " + percent;
        return new Notification(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                owner,
                DESCRIPTION.type(),
                "/portal/v1/applications/" + owner.application() + "/subscriptions",
                Optional.of(subscription.toString()),
                now,
                new QuotaThresholdReached(
                        subscription,
                        grant.plan().value(),
                        limit.name(),
                        percent,
                        used,
                        quota.calls(),
                        quota.period(),
                        period.renewsOn().orElseThrow()),
                Optional.empty());
    }
}
