package io.hefu.core.approval;

import io.hefu.core.approval.Proposal.Kind;
import io.hefu.core.approval.Proposal.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Proposals, and the second person's word on them. Whether someone may ask is decided before. */
public interface Proposals {

    /** The newest first. */
    CompletionStage<List<Proposal>> list(Optional<Kind> kind, Optional<State> state, int offset, int most);

    CompletionStage<Long> count(Optional<Kind> kind, Optional<State> state);

    CompletionStage<Optional<Proposal>> find(UUID id);

    /**
     * Lets it take effect. Refused where it is another text by now, was decided before, or is the approver's own.
     *
     * @param hash of the text that the approver has read
     */
    CompletionStage<Proposal> approve(UUID id, String hash, String username);

    /** Takes it off the table. Refused where it was decided before. */
    CompletionStage<Proposal> withdraw(UUID id, String username);
}
