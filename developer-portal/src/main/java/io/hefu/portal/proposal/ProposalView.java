package io.hefu.portal.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.approval.Proposal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A proposal as the API writes it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProposalView(
        UUID proposalId,
        Proposal.Kind kind,
        @Schema(examples = "wanxiang-location") String subject,

        @Schema(description = "All of it, in one canonical form.")
        String text,

        @Schema(description = "SHA-256 of the text: what an approval names.")
        String hash,

        Proposal.State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,

        @Schema(description = "What came of its approval; empty before.", examples = "version/3")
        String outcome) {

    public static ProposalView of(Proposal proposal) {
        return new ProposalView(
                proposal.id(),
                proposal.kind(),
                proposal.subject(),
                proposal.text(),
                proposal.hash(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.outcome());
    }
}
