package io.hefu.billing.reconciliation;

import io.hefu.billing.digest.Sha256;
import java.util.Optional;

/**
 * A difference that is to be settled.
 *
 * @param key the hash of what differs: the same break has the same key in every run over the same lines
 * @param resolvedBy the rule that settles it, so that nobody need look; empty for people to decide
 */
public record Break(Sha256 key, Difference difference, Cause cause, Optional<AutoRule> resolvedBy) {

    public boolean isOpen() {
        return resolvedBy.isEmpty();
    }
}
