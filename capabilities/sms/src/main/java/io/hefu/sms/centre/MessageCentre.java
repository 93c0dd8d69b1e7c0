package io.hefu.sms.centre;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The operator's short message centre, or what stands for it. */
public interface MessageCentre {

    /**
     * Hands over short messages, many at a time.
     *
     * @return what became of each, in the same order, when all of it is known; it does not fail. Receipts may come before.
     */
    CompletionStage<List<Submission>> submit(List<ShortMessage> messages);
}
