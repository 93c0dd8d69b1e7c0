package io.hefu.core.tmforum;

import io.hefu.core.identity.OrganisationId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Agreements, every version that was ever signed. */
public interface SharingModels {

    /**
     * By name and version.
     *
     * @param party one that shares in it; empty for all
     */
    CompletionStage<Slice<SharingModel>> list(Optional<OrganisationId> party, int offset, int limit);

    CompletionStage<Optional<SharingModel>> find(Optional<OrganisationId> party, String agreement, int version);
}
