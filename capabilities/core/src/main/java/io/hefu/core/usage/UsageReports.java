package io.hefu.core.usage;

import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What billing knows of calls and money. Whether the asker may see it is decided before asking. */
public interface UsageReports {

    /**
     * @param application one of the developer's, or empty for all
     * @param month of business dates in Asia/Shanghai
     */
    CompletionStage<UsageReport> ofDeveloper(
            OrganisationId developer, Optional<ApplicationId> application, YearMonth month);

    /** How one application's calls of a month were counted, rated and shared. */
    CompletionStage<RevenueSplit> splitOf(ApplicationId application, YearMonth month);

    /** A partner's share of a month so far. */
    CompletionStage<PartnerStatement> monthToDate(OrganisationId partner, YearMonth month);
}
