package io.hefu.portal.hosting;

import java.util.Optional;
import java.util.UUID;

/**
 * What applying the configuration would do to one version, found out before any transaction begins.
 *
 * @param part its definition named as it will be exported
 * @param version as it stands here, or as it will be registered
 * @param standing empty for one that is not registered yet
 * @param definition that shall be in force; for an imported one, what it will be known by
 * @param imported empty when the definition is known here
 * @param nameInForce whether a version of its name is in force, so that plans may offer it
 */
public record PreparedApi(
        HostedApiPart part,
        HostedVersion version,
        Optional<StandingApi> standing,
        Step step,
        UUID definition,
        Optional<ImportedDefinition> imported,
        boolean nameInForce) {

    /** What is to be done about its content. */
    enum Step {
        /** It is in force. */
        NONE,
        /** It was submitted already. */
        AWAIT,
        SUBMIT
    }

    public boolean isInForce() {
        return version.inForce().isPresent();
    }

    public boolean isToBeSubmitted() {
        return step == Step.SUBMIT;
    }

    /** Its end can be announced, and told to callers, only when there are any. */
    public boolean isToBeAnnounced() {
        return isInForce() && !version.lifecycle().equals(part.lifecycle());
    }
}
