package io.hefu.core.agreement;

import io.hefu.core.approval.Proposal;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Signed agreements, drafts of new ones, and what a draft would have meant. */
public interface Agreements {

    /**
     * The newest version of each agreement, by name.
     *
     * @param party whose agreements; empty for all
     */
    CompletionStage<List<Signed>> list(Optional<OrganisationId> party);

    /**
     * All versions of an agreement, the newest first; none where there is no such agreement.
     *
     * @param party who must be a party of a version for it to be among them; empty for all
     */
    CompletionStage<List<Signed>> versions(String agreement, Optional<OrganisationId> party);

    /**
     * @param text the one form that is hashed
     * @param hash SHA-256 of the text, 64 lower-case hexadecimal digits
     */
    record Signed(int version, Terms terms, String text, String hash) {}

    /** @param username who proposes it */
    CompletionStage<Proposal> propose(Terms terms, String username);

    /** Replaces the terms of a draft, whose approval needs the new hash then. Fails where it was decided before. */
    CompletionStage<Proposal> change(UUID draft, Terms terms, String username);

    /** The terms of a draft; empty where there is none. */
    CompletionStage<Optional<Terms>> draft(UUID draft);

    /**
     * What months would have come to under a draft. Writes nothing.
     *
     * @param first the last is 24 months after it at most
     */
    CompletionStage<WhatIf> whatIf(UUID draft, YearMonth first, YearMonth last);

    /** @param months those in which anything came in */
    record WhatIf(List<Month> months) {

        public WhatIf {
            months = List.copyOf(months);
        }
    }

    /**
     * One month under the draft, as if it ended now.
     *
     * @param refunded what went back to customers
     * @param clauses of the draft: what each gave or moved
     */
    record Month(
            YearMonth month,
            Money gross,
            long calls,
            long units,
            Money refunded,
            List<Outcome> parties,
            Map<String, Money> clauses) {

        public Month {
            parties = List.copyOf(parties);
        }
    }

    /**
     * What a month brings one party.
     *
     * @param before under the terms of then
     * @param after under the draft
     */
    record Outcome(OrganisationId party, Money before, Money after) {

        public Money difference() {
            return after.minus(before);
        }
    }

    /**
     * Proposes to count incidents against a clause on penalties.
     *
     * @param count may be below zero, to take back what was counted by mistake
     * @param username who proposes it
     */
    CompletionStage<Proposal> report(
            String agreement, String clause, YearMonth month, long count, String reason, String username);
}
