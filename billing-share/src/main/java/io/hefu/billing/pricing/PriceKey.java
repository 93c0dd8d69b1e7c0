package io.hefu.billing.pricing;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;

/** What has a price: an operation, under a plan. */
public record PriceKey(PlanCode plan, ApiName api, String operation) {}
