package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Who called what, when. One for each call that came with a valid credential, refused ones included; never personal data.
 *
 * @param plan under which it was called; empty when no subscription covered the API
 * @param operation the {@code operationId} in the API's definition
 */
public record UsageRecord(
        CallId call,
        Instant receivedAt,
        Correlator correlator,
        Environment environment,
        OrganisationId organisation,
        ApplicationId application,
        CredentialId credential,
        Optional<PlanCode> plan,
        ApiName api,
        String operation) {}
