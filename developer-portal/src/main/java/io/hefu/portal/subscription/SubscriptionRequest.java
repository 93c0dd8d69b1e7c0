package io.hefu.portal.subscription;

import io.hefu.portal.member.Organisation;

/** A subscription as the operator sees it. */
public record SubscriptionRequest(Subscription subscription, String applicationName, Organisation organisation) {}
