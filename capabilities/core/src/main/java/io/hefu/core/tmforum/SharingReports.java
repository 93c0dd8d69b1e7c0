package io.hefu.core.tmforum;

import io.hefu.core.identity.OrganisationId;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Issued monthly statements, line by line. */
public interface SharingReports {

    /**
     * Newest month first.
     *
     * @param party empty for all
     * @param month empty for all
     */
    CompletionStage<Slice<SharingReport>> list(
            Optional<OrganisationId> party, Optional<YearMonth> month, int offset, int limit);
}
