package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hefu.core.identity.OrganisationId;
import java.util.Locale;

/** A party and the role it plays (TMF737, TMF738: RelatedPartyRefOrPartyRoleRef). */
public record TmfParty(@JsonProperty("@type") String type, String role, PartyReference partyOrPartyRole) {

    static TmfParty of(OrganisationId organisation, String role) {
        return new TmfParty(
                "RelatedPartyRefOrPartyRoleRef",
                role.toLowerCase(Locale.ROOT),
                new PartyReference("PartyRef", organisation.toString(), "Organization"));
    }

    /** Which party. */
    public record PartyReference(
            @JsonProperty("@type") String type,
            String id,
            @JsonProperty("@referredType") String referredType) {}
}
