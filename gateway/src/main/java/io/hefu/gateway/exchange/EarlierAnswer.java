package io.hefu.gateway.exchange;

import io.hefu.core.usage.UsageEntry;

/**
 * The answer to the same call made before.
 *
 * @param code as in {@link UsageEntry.Result}
 */
public record EarlierAnswer(String code, OutgoingAnswer answer) {}
