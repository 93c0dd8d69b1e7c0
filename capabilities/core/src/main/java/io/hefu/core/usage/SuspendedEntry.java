package io.hefu.core.usage;

import io.hefu.core.call.CallId;
import java.time.Instant;
import java.util.Optional;

/**
 * A journal entry that contradicts what is known of its call, or that no record can be made of. It is kept whole.
 *
 * @param reason {@code REUSED_ID_DIFFERENT_CONTENT}, {@code OUTCOME_AFTER_UNKNOWN} or {@code MALFORMED}
 * @param entry as JSON
 * @param decision what was decided about it, in words, and by whom
 */
public record SuspendedEntry(
        String node,
        long epoch,
        long sequence,
        CallId call,
        String reason,
        Instant suspendedAt,
        String entry,
        Optional<String> decision,
        Optional<String> decidedBy) {}
