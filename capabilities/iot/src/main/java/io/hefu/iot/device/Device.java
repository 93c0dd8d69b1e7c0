package io.hefu.iot.device;

import io.hefu.core.call.Owner;
import java.time.Instant;

/**
 * A thing that speaks for itself.
 *
 * @param name what its developer calls it; need not be unique
 */
public record Device(DeviceId id, Owner owner, String name, Instant createdAt) {}
