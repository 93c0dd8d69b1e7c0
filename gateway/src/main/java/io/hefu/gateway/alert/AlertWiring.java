package io.hefu.gateway.alert;

import io.hefu.core.notification.EventDescription;
import io.hefu.core.notification.Notifications;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings alerts to where they are delivered from. */
class AlertWiring {

    @Produces
    @Singleton
    EventDescription quotaThresholdReached() {
        return QuotaAlerts.DESCRIPTION;
    }

    @Produces
    @Singleton
    QuotaAlerts alerts(Notifications notifications) {
        return new QuotaAlerts(notifications);
    }
}
