package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import java.util.Optional;

/** One line of a node's usage journal. A call that costs leaves two, in order; any other only its {@link Outcome}. */
public sealed interface UsageEntry {

    UsageRecord record();

    default CallId call() {
        return record().call();
    }

    /** Written before an effect that cannot be taken back. Left alone by a crash, it says: find out what became of this. */
    record Intent(UsageRecord record) implements UsageEntry {}

    /** Written before the answer leaves. */
    record Outcome(UsageRecord record, Result result) implements UsageEntry {}

    /**
     * How a call was answered.
     *
     * @param status HTTP status
     * @param code the error's code; {@code OK} when there was none
     * @param units used, in the operation's unit
     * @param billable whether the operation's definition says that this result is charged
     * @param latencyMicros from receiving the call to knowing its answer
     * @param decided empty where it was not written down
     */
    record Result(
            int status, String code, long units, boolean billable, long latencyMicros, Optional<Decided> decided) {

        public Result(int status, String code, long units, boolean billable, long latencyMicros) {
            this(status, code, units, billable, latencyMicros, Optional.empty());
        }
    }

    /**
     * Where on the gateway's road a call got its answer. Stages before that one let it pass, those behind it were not reached.
     *
     * @param stage the name of the stage that refused or answered
     * @param refused whether that was a refusal
     * @param limit the name of the limit that had no room, where one refused
     */
    record Decided(String stage, boolean refused, Optional<String> limit) {}
}
