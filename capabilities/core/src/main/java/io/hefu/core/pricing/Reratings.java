package io.hefu.core.pricing;

import io.hefu.core.approval.Proposal;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Charging calls anew: by another version of their price, or shared under another version of an agreement. What was booked
 * stays; differences are booked on open dates, once a second person has approved.
 */
public interface Reratings {

    /**
     * @param first business date
     * @param last business date, included
     * @param operation empty for all of the API
     * @param priceVersion to charge by; of each operation's own price
     * @param agreement under which to share instead
     */
    record Asked(
            LocalDate first,
            LocalDate last,
            PlanCode plan,
            ApiName api,
            Optional<String> operation,
            Optional<Integer> priceVersion,
            Optional<AgreementVersion> agreement,
            String reason) {}

    /** @param version of the agreement of that name */
    record AgreementVersion(String agreement, int version) {}

    /**
     * What a rerating would change, or has changed.
     *
     * @param lines differences to be booked, or that have been
     */
    record Impact(long lines, long calls, Money gross, List<Difference> differences) {

        public Impact {
            differences = List.copyOf(differences);
        }
    }

    /** Whose money changes, and by how much; more is more cost for a developer, and a larger share for a party. */
    record Difference(YearMonth month, Side side, OrganisationId organisation, Money amount) {}

    /** On which side of a call someone stands. */
    enum Side {
        DEVELOPER,
        PARTY
    }

    /** @param username who proposes it */
    CompletionStage<Proposal> propose(Asked asked, String username);

    /** What would be booked if it were approved now; empty where there is no such rerating. Books nothing. */
    CompletionStage<Optional<Impact>> preview(UUID rerating);

    /** What has been booked of it; empty where there is no such rerating. */
    CompletionStage<Optional<Progress>> progress(UUID rerating);

    /** @param done whether all of it is booked; else it goes on, here or in another process */
    record Progress(boolean approved, boolean done, Impact booked) {}
}
