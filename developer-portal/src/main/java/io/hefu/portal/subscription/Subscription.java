package io.hefu.portal.subscription;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An application's hold on a plan.
 *
 * @param changedAt when it came into its state
 * @param reason why it was rejected, in the operator's words
 */
public record Subscription(
        SubscriptionId id,
        ApplicationId application,
        PlanCode plan,
        SubscriptionState state,
        Instant requestedAt,
        Instant changedAt,
        Optional<String> reason) {}
