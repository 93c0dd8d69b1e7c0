package io.hefu.billing.settlement;

import io.hefu.core.settlement.StatementPeriod;
import java.time.Instant;
import java.util.Optional;

/**
 * The settlement of a day or month.
 *
 * @param cutoff of a day: all that was answered before then belongs to it
 * @param stored of a day: whether all of it is stored, and marked up to where it must be rated
 * @param reviewedBy a user name
 */
record Period(
        StatementPeriod of, PeriodState state, Optional<Instant> cutoff, boolean stored, Optional<String> reviewedBy) {}
