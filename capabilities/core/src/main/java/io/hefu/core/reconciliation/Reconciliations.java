package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Compares accounts. Who may ask for what is decided before asking. */
public interface Reconciliations {

    /**
     * Asks for a run. It is done in the background, from its beginning again if the process dies.
     *
     * @param to the day after the last; the books of all days must be closed
     */
    CompletionStage<ReconciliationRun> request(
            OrganisationId partner, String kind, LocalDate from, LocalDate to, String requestedBy);

    CompletionStage<Optional<ReconciliationRun>> run(UUID id);

    /** The latest first. */
    CompletionStage<Slice<ReconciliationRun>> runs(Optional<OrganisationId> partner, int offset, int limit);

    /**
     * In an order that depends on the breaks' content only.
     *
     * @param kind one kind only
     * @param onlyOpen without those that a rule has settled
     */
    CompletionStage<Slice<FoundBreak>> breaks(UUID run, Optional<String> kind, boolean onlyOpen, int offset, int limit);

    /** What is in force for a partner; version 0 where nothing was set. */
    CompletionStage<Versioned> rules(OrganisationId partner);

    /**
     * Sets the next version. Runs that are done stay as they are.
     *
     * @param expected the version that is changed; the change is refused where it is not the latest
     */
    CompletionStage<Versioned> setRules(
            OrganisationId partner, ReconciliationRules rules, Optional<Integer> expected, String setBy);

    record Versioned(int version, ReconciliationRules rules, Optional<Instant> setAt, Optional<String> setBy) {}
}
