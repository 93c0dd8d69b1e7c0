package io.hefu.core.identity;

import java.util.UUID;

/** Names an organisation: a developer's, a partner's, or the operator itself. */
public record OrganisationId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static OrganisationId of(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
