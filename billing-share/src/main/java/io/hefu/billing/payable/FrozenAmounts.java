package io.hefu.billing.payable;

import io.hefu.core.money.Money;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What of statements is disputed, and so not paid until the disputes are settled. */
public interface FrozenAmounts {

    /** By statement; those that are not in the answer have nothing disputed. */
    CompletionStage<Map<PartyMonth, Money>> of(Collection<PartyMonth> statements);
}
