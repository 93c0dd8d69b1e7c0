package io.hefu.portal.member;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A signed-in person, acting for an organisation.
 *
 * @param username as the identity provider knows it
 */
public record Member(UUID id, String username, Optional<String> email, Organisation organisation, Set<Role> roles) {

    public Member {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** @throws RefusedException for one without the role */
    public void require(Role role) {
        if (!has(role)) {
            throw new RefusedException(new PortalRefusal.RoleMissing(role.realmRole()));
        }
    }
}
