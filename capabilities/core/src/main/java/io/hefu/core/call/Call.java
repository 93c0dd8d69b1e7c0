package io.hefu.core.call;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * One admitted call: who makes it, in which environment, since when.
 *
 * @param subscriber whom a 3-legged access token speaks for; empty for API keys and 2-legged tokens
 */
public record Call(
        CallId id,
        Correlator correlator,
        Environment environment,
        OrganisationId organisation,
        ApplicationId application,
        Optional<PhoneNumber> subscriber,
        Instant receivedAt) {}
