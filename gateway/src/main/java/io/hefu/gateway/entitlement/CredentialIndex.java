package io.hefu.gateway.entitlement;

import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The known credentials of each application. An application has few, so each change copies its list. */
final class CredentialIndex {

    private final Map<ApplicationId, List<CredentialId>> credentials = new ConcurrentHashMap<>();

    void add(Entitlement entitlement) {
        CredentialId credential = entitlement.credential();
        credentials.compute(entitlement.application(), (application, known) -> {
            if (known == null) {
                return List.of(credential);
            }
            return known.contains(credential)
                    ? known
                    : Stream.concat(known.stream(), Stream.of(credential)).toList();
        });
    }

    void remove(Entitlement entitlement) {
        credentials.computeIfPresent(entitlement.application(), (application, known) -> {
            List<CredentialId> left = known.stream()
                    .filter(credential -> !credential.equals(entitlement.credential()))
                    .toList();
            return left.isEmpty() ? null : left;
        });
    }

    void clear() {
        credentials.clear();
    }

    Set<CredentialId> of(Collection<ApplicationId> applications) {
        Set<CredentialId> found = new HashSet<>();
        applications.forEach(application -> found.addAll(credentials.getOrDefault(application, List.of())));
        return found;
    }
}
