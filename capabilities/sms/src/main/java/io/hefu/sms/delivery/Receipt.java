package io.hefu.sms.delivery;

/**
 * What the message centre reports of a short message.
 *
 * @param centreId the centre's own name for the short message, as it gave it when it took it
 */
public record Receipt(String centreId, DeliveryState state) {}
