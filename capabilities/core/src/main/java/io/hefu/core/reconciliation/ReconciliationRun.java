package io.hefu.core.reconciliation;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One comparison of a period.
 *
 * @param kind of the partner's files
 * @param from first business date
 * @param to the day after the last
 * @param outcome of one that is done, superseded or not
 * @param failure why there is no outcome and will be none
 * @param supersededBy a later run of the same period
 */
public record ReconciliationRun(
        UUID id,
        OrganisationId partner,
        String kind,
        LocalDate from,
        LocalDate to,
        State state,
        Progress progress,
        Instant requestedAt,
        String requestedBy,
        Optional<Instant> finishedAt,
        Optional<Outcome> outcome,
        Optional<String> failure,
        Optional<UUID> supersededBy) {

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        SUPERSEDED,
        FAILED
    }

    /** How many lines of either side were read. */
    public record Progress(long ours, long theirs) {}

    /**
     * Same inputs and rules, same result: the hashes say so.
     *
     * @param rulesVersion 0 where nobody has set any
     * @param matched lines of ours that have their like, by the pass that found it
     * @param breaks by kind
     * @param tolerated by agreement
     */
    public record Outcome(
            String inputsHash,
            String rulesHash,
            String resultHash,
            int rulesVersion,
            Side ours,
            Side theirs,
            Map<String, Long> matched,
            Map<String, Breaks> breaks,
            List<Tolerated> tolerated) {

        public Outcome {
            matched = Map.copyOf(matched);
            breaks = Map.copyOf(breaks);
            tolerated = List.copyOf(tolerated);
        }
    }

    /** One side's lines of the period. */
    public record Side(long lines, Money amount) {}

    /**
     * @param resolved how many of them a rule has settled
     * @param atRisk of all of them
     */
    public record Breaks(long count, long resolved, Money atRisk) {}

    /** @param difference theirs less ours, in sum */
    public record Tolerated(String agreement, long pairs, Money difference) {}
}
