package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What waits for people: calls that cannot be rated, entries that no record can be made of. Nothing of it is ever dropped.
 * Whether the asker may is decided before asking.
 */
public interface Suspense {

    /**
     * @param reason of those, or empty for all
     * @return those that wait longest first
     */
    CompletionStage<List<SuspendedCall>> calls(Optional<String> reason, int most);

    /** @return those without a decision first, then by age */
    CompletionStage<List<SuspendedEntry>> entries(int most);

    /**
     * Says that suspended calls should be rated, however late they are.
     *
     * @param note why
     * @return how many of them wait and had not been proposed
     */
    CompletionStage<Integer> propose(Collection<CallId> calls, String note, String user);

    /**
     * Lets proposed calls be rated, with the next try.
     *
     * @param user another than the one who proposed; what they proposed themselves is left
     * @return how many of them were
     */
    CompletionStage<Integer> approve(Collection<CallId> calls, String user);

    /** Notes what was decided about an entry; once. */
    CompletionStage<Boolean> decide(String node, long epoch, long sequence, String note, String user);
}
