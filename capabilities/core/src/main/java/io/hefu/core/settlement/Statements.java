package io.hefu.core.settlement;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.settlement.StatementPeriod.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Statements of those who share in revenue. Whether the asker may see them is decided before asking. Stages fail with
 * refusals, for what there is not among them.
 */
public interface Statements {

    /**
     * @param party whose, or empty for all
     * @param before those of periods that begin before then
     * @return newest first
     */
    CompletionStage<List<StatementSummary>> list(Optional<OrganisationId> party, Kind kind, LocalDate before, int most);

    CompletionStage<StatementSummary> summary(OrganisationId party, StatementPeriod period);

    /** Usage, then corrections. */
    CompletionStage<List<StatementLine>> lines(OrganisationId party, StatementPeriod period);

    /** The calls behind the lines of a day, by ascending id. */
    CompletionStage<List<StatedCall>> calls(OrganisationId party, LocalDate day, StatedCallQuery query);

    /**
     * @param partyName as people know it
     * @return a temporary file, which the caller deletes
     */
    CompletionStage<Path> file(OrganisationId party, String partyName, StatementPeriod period, StatementForm form);

    /** That a call is in an issued statement with its share, as JSON for the verifier. */
    CompletionStage<String> proof(OrganisationId party, StatementPeriod period, CallId call);

    /**
     * A file of what partners check statements with: {@code Verify.java}, or {@code verify.html} and what it needs.
     *
     * @return empty where there is none of that name
     */
    Optional<String> verifier(String file);

    /** The public key that heads are signed with, as PEM. */
    String publicKey();
}
