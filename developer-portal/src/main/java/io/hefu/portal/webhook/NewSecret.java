package io.hefu.portal.webhook;

import io.hefu.portal.delivery.WebhookSecret;

/**
 * A webhook with a secret just made.
 *
 * @param secret shown now, to nobody afterwards
 */
public record NewSecret(Webhook webhook, WebhookSecret secret) {}
