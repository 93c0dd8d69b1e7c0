package io.hefu.portal.reference;

import java.util.List;
import java.util.Optional;

/**
 * One published version of an API.
 *
 * @param version as in its path: {@code v3}, {@code v0.1}
 * @param release the full version of the definition: {@code 3.0.0}
 * @param basePath of all its operations: {@code /location-verification/v3}
 * @param sandbox which values have which outcome there
 */
public record ApiReference(
        String name,
        String version,
        String release,
        String basePath,
        LocalizedText title,
        LocalizedText description,
        List<SandboxScenario> sandbox,
        List<OperationReference> operations) {

    public ApiReference {
        sandbox = List.copyOf(sandbox);
        operations = List.copyOf(operations);
    }

    public Optional<OperationReference> operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }
}
