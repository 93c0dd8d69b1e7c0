package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An answered call that is not rated yet.
 *
 * @param reason {@code NO_PRICE}, {@code NO_AGREEMENT}, {@code AMOUNT_OUT_OF_RANGE}, {@code TOO_LATE} or
 *     {@code FROM_THE_FUTURE}
 * @param suspendedAt since when it waits
 * @param proposedBy and approvedBy: who let it be rated, where people must
 */
public record SuspendedCall(
        CallId call,
        String correlator,
        String reason,
        Instant suspendedAt,
        Instant receivedAt,
        LocalDate businessDate,
        Optional<String> plan,
        ApiName api,
        String operation,
        Optional<String> proposedBy,
        Optional<String> approvedBy) {}
