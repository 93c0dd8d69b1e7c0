package io.hefu.portal.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * One event for one sink, whose turn it is. Until its lease runs out nobody else tries it.
 *
 * @param lease names this attempt; what a later one has taken over is not settled by this one
 * @param attempts this one included
 * @param begunAt when the first of them was due
 */
public record DueDelivery(UUID id, UUID lease, int attempts, Instant begunAt, Sink sink, CloudEvent event) {}
