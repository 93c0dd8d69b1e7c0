package io.hefu.portal.hosting;

import java.util.Optional;

/**
 * A version that is registered here, as it stood when it was looked at.
 *
 * @param partner the name of its organisation
 * @param editCount of the newest revision
 */
record StandingApi(
        HostedVersion version, String partner, Optional<Revision> inForce, Optional<Revision> latest, int editCount) {

    Optional<Revision> submitted() {
        return latest.filter(revision -> revision.state() == RevisionState.SUBMITTED);
    }

    /** What the configuration says of it: what is in force, and before anything is, what shall be. */
    Optional<Revision> configured() {
        return version.retiredAt().isPresent() ? Optional.empty() : inForce.or(this::submitted);
    }

    boolean isUnchanged(HostedVersionEntity entity, Optional<RevisionEntity> newest) {
        return version.equals(entity.toVersion())
                && newest.map(RevisionEntity::toRevision).equals(latest)
                && newest.map(revision -> revision.editCount).orElse(0) == editCount;
    }
}
