package io.hefu.core.payout;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Monthly statements after their issue. Whether the asker may see or do it is decided before asking. */
public interface Payables {

    /**
     * Newest month first.
     *
     * @param party empty for all
     * @param page counted from 1
     */
    CompletionStage<Page<Payable>> list(Optional<OrganisationId> party, boolean unpaidOnly, int page, int perPage);

    CompletionStage<Optional<Payable>> find(OrganisationId party, YearMonth month);

    /** What happened to it, oldest first. */
    CompletionStage<List<PayableEvent>> events(OrganisationId party, YearMonth month);

    /** The party agrees. Again, it changes nothing. Refused unless it is issued and nothing is disputed. */
    CompletionStage<Payable> confirm(OrganisationId party, YearMonth month, Actor by);

    /**
     * The party's invoice has come. The same one again changes nothing. Refused unless it is about what is to be invoiced, to
     * the fen, and its number has the form of one.
     */
    CompletionStage<Payable> invoice(OrganisationId party, YearMonth month, NewInvoice invoice, Actor by);
}
