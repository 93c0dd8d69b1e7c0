package io.hefu.core.tmforum;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Single calls with what they cost. Whether the asker may see them is decided before asking. */
public interface RatedUsages {

    /**
     * Which calls.
     *
     * @param organisation the developer's; empty for all
     * @param from received at or after
     * @param to received before
     */
    record Filter(
            Optional<OrganisationId> organisation,
            Optional<ApplicationId> application,
            Optional<ApiName> api,
            Optional<RatedUsage.State> state,
            Instant from,
            Instant to) {}

    /** In the order in which they were received. */
    CompletionStage<Slice<RatedUsage>> list(Filter filter, int offset, int limit);

    CompletionStage<Optional<RatedUsage>> find(Optional<OrganisationId> organisation, CallId call);
}
