package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How files are read, as partners declare it; every version is kept. */
public interface FileMappings {

    /** The latest version. */
    CompletionStage<Optional<Declared>> of(OrganisationId partner, String kind);

    /** Fails with a refusal for a mapping that no file could be read by. Files that were read stay as they are. */
    CompletionStage<Declared> declare(OrganisationId partner, String kind, FileMapping mapping, String declaredBy);

    /** @param version from 1 */
    record Declared(String kind, int version, FileMapping mapping, Instant declaredAt, String declaredBy) {}
}
