package io.hefu.portal.hosting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A definition that was imported, in figures.
 *
 * @param sha256 of the document as it was handed in, hexadecimal
 * @param breakingCount changes that would break callers of the definition it was compared with
 * @param comparedWith the definition in force when it was imported, else that of another version of the API
 */
public record DefinitionSummary(
        UUID id,
        String sha256,
        int operationCount,
        int errorCount,
        int warningCount,
        int breakingCount,
        Optional<UUID> comparedWith,
        Instant importedAt,
        String importedBy) {}
