package io.hefu.billing.rating;

import io.hefu.billing.tally.TallyKey;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.PlanCode;
import java.time.Instant;
import java.util.Optional;

/**
 * An answered call, as far as rating needs to know it.
 *
 * @param released whether two people let it be rated, however late it is
 */
record AnsweredUsage(
        CallId call,
        TallyKey key,
        Instant receivedAt,
        Optional<PlanCode> plan,
        boolean billable,
        long units,
        boolean released) {}
