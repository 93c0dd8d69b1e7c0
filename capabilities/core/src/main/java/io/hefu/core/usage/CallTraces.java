package io.hefu.core.usage;

import io.hefu.core.call.Correlator;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What became of single calls. Kept by billing, shown by the portal; whether the asker may see it is decided before. */
public interface CallTraces {

    int MOST = 100;

    /**
     * The newest {@link #MOST} calls that bore this correlator, newest first. A call is found soon after its answer, once the
     * node's journal was delivered; one of an unknown caller never, since it leaves no record.
     *
     * @param organisation whose calls, or empty for everybody's
     */
    CompletionStage<List<RecordedCall>> withCorrelator(Correlator correlator, Optional<OrganisationId> organisation);

    /**
     * @param result empty while, and when, it is not known how the call was answered
     * @param receipt what it cost, once it is rated
     */
    record RecordedCall(UsageRecord record, Optional<UsageEntry.Result> result, Optional<Receipt> receipt) {}

    /**
     * What a call cost.
     *
     * @param priceVersion of its plan's price for the operation; empty where nothing is charged
     */
    record Receipt(Optional<Integer> priceVersion, Money cost) {}
}
