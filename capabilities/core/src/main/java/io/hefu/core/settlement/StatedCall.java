package io.hefu.core.settlement;

import io.hefu.core.identity.ApiName;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One call of a statement, as it is sealed in it.
 *
 * @param status and code: what it was answered with
 * @param priceVersion of the plan's price list, by which the gross follows from the units; 0 where nothing is charged
 * @param share the party's: of its line's share, the part that its gross is of the line's gross
 */
public record StatedCall(
        UUID call,
        Instant receivedAt,
        LocalDate businessDate,
        ApiName api,
        String operation,
        String agreement,
        int agreementVersion,
        int status,
        String code,
        long units,
        int priceVersion,
        Money gross,
        Money share) {}
