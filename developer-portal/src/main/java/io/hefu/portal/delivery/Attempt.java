package io.hefu.portal.delivery;

import java.time.Duration;
import java.time.Instant;

/** @param latency until the answer's end, or the failure */
public record Attempt(Instant at, Duration latency, AttemptResult result) {}
