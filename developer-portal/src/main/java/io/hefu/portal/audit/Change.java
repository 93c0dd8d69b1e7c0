package io.hefu.portal.audit;

import io.hefu.core.identity.OrganisationId;
import io.hefu.portal.member.Member;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be remembered of a change; never a secret, never personal data beyond the actor's user name.
 *
 * @param actor who makes it
 * @param organisation the actor's, if any
 * @param action {@code plan.limits-changed}
 * @param object {@code plan/standard}
 */
public record Change(
        String actor,
        Optional<OrganisationId> organisation,
        String action,
        String object,
        Map<String, String> before,
        Map<String, String> after) {

    public Change {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    public static Change by(Member member, String action, String object) {
        return new Change(
                member.username(), Optional.of(member.organisation().id()), action, object, Map.of(), Map.of());
    }

    public static Change by(String actor, String action, String object) {
        return new Change(actor, Optional.empty(), action, object, Map.of(), Map.of());
    }

    public Change from(Map<String, String> before) {
        return new Change(actor, organisation, action, object, before, after);
    }

    public Change to(Map<String, String> after) {
        return new Change(actor, organisation, action, object, before, after);
    }
}
