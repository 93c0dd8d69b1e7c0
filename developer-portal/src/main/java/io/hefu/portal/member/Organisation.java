package io.hefu.portal.member;

import io.hefu.core.identity.OrganisationId;

/** A party of the ecosystem. */
public record Organisation(OrganisationId id, String name, Kind kind) {

    /** What brings an organisation here. */
    public enum Kind {
        OPERATOR,
        DEVELOPER,
        PARTNER
    }
}
