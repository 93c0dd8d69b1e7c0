package io.hefu.core.payout;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Payouts: created by one person, approved by another, answered by the bank. Each step may be taken again. */
public interface Payouts {

    /** Who would be paid now, and who would not. */
    CompletionStage<List<PayoutCandidate>> candidates(OrganisationId operator);

    /**
     * Takes what is payable now into a payout. A known reference answers that payout.
     *
     * @param parties empty for all; refused when one that is named cannot be paid now
     */
    CompletionStage<Payout> create(String reference, Set<OrganisationId> parties, Actor by);

    /** Newest first, without items. */
    CompletionStage<Page<Payout>> list(int page, int perPage);

    CompletionStage<Optional<Payout>> find(UUID payout);

    /** Makes the file. Refused to who created it, and when what is payable has become less meanwhile. */
    CompletionStage<Payout> approve(UUID payout, Actor by);

    /** What was to be paid is payable again. Refused once it is approved. */
    CompletionStage<Payout> cancel(UUID payout, Actor by);

    /** Empty before it is approved. */
    CompletionStage<Optional<PayoutFile>> file(UUID payout);

    /**
     * What became of the items at the bank, as CSV. The same file again changes nothing, nor does a result that is known. A
     * file with an error in it changes nothing at all.
     */
    CompletionStage<Payout> importResults(UUID payout, byte[] csv, Actor by);
}
