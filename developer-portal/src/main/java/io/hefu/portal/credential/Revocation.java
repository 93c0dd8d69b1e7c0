package io.hefu.portal.credential;

import io.hefu.core.node.Spread;
import java.time.Duration;

/**
 * A key's revocation, as far as it has come.
 *
 * @param spread which gateways refuse the key already
 * @param took from the request until then
 */
public record Revocation(Spread spread, Duration took) {}
