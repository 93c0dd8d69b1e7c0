package io.hefu.portal.usage;

import io.hefu.core.usage.UsageEntry.Decided;
import java.util.ArrayList;
import java.util.List;

/** What one stage of the gateway's pipeline did with a call. */
public record StageVerdict(String stage, Verdict verdict) {

    /** A stage that answered the call has let it pass. */
    public enum Verdict {
        PASSED,
        REFUSED,
        NOT_REACHED
    }

    /** @param stages of the gateway today; where the deciding one is none of them, it is all that can be said */
    static List<StageVerdict> of(Decided decided, List<String> stages) {
        Verdict last = decided.refused() ? Verdict.REFUSED : Verdict.PASSED;
        int decider = stages.indexOf(decided.stage());
        if (decider < 0) {
            return List.of(new StageVerdict(decided.stage(), last));
        }
        List<StageVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Verdict verdict = i < decider ? Verdict.PASSED : i == decider ? last : Verdict.NOT_REACHED;
            verdicts.add(new StageVerdict(stages.get(i), verdict));
        }
        return verdicts;
    }
}
