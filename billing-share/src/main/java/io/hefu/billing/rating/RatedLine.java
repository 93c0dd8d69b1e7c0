package io.hefu.billing.rating;

import io.hefu.billing.agreement.Agreement;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A rated call.
 *
 * @param bookedOn its business date, or the first open one where that is closed
 * @param priceVersion empty where nothing is charged
 * @param transaction in the ledger, where the gross is above 0
 */
record RatedLine(
        CallId call,
        LocalDate bookedOn,
        Optional<Integer> priceVersion,
        Optional<Agreement> agreement,
        Money gross,
        Optional<UUID> transaction) {}
