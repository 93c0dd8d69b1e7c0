package io.hefu.billing.dispute;

import io.hefu.billing.digest.Sha256;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same of a dispute.
 *
 * @param breakKey of the break that it is about
 * @param answering the side that has to answer
 * @param disputed above 0; in favour of the side that opened it
 */
public record DisputeFacts(
        UUID id, Sha256 breakKey, Actor openedBy, OrganisationId answering, Money disputed, Instant openedAt) {}
