package io.hefu.portal.subscription;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "portal", name = "subscription")
class SubscriptionEntity {

    @Id
    UUID id;

    @Column(name = "application_id")
    UUID applicationId;

    @Column(name = "plan_code")
    String planCode;

    @Enumerated(EnumType.STRING)
    SubscriptionState state;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Nullable
    String reason;

    Subscription toSubscription() {
        return new Subscription(
                new SubscriptionId(id),
                new ApplicationId(applicationId),
                new PlanCode(planCode),
                state,
                requestedAt,
                changedAt,
                Optional.ofNullable(reason));
    }
}
