package io.hefu.core.consent;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import java.util.concurrent.CompletionStage;

/** What subscribers have agreed to. Kept by the portal, asked by the gateway on every call that needs personal data. */
public interface Consents {

    /**
     * Whether the subscriber's consent to this application for this purpose is in force now. Fails when that cannot be
     * known; a caller then refuses, it never guesses.
     */
    CompletionStage<Boolean> inForce(PhoneNumber subscriber, ApplicationId application, Purpose purpose);
}
