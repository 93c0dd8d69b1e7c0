package io.hefu.billing.settlement;

import io.hefu.billing.statement.LineKey;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.Instant;

/**
 * A rated call as its parties are told of it.
 *
 * @param priceVersion 0 where nothing is charged
 */
record StatedCall(
        CallId call,
        Instant receivedAt,
        LineKey line,
        int status,
        String code,
        long units,
        int priceVersion,
        Money gross) {}
