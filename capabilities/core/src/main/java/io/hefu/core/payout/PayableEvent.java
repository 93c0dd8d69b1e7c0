package io.hefu.core.payout;

import io.hefu.core.payout.Payable.State;
import java.time.Instant;

/**
 * Something that happened to a statement since it was issued.
 *
 * @param state the one it was in afterwards
 * @param actor user name, or {@code calendar} for what time brings about
 */
public record PayableEvent(State state, Instant at, String actor, String note) {}
