package io.hefu.sms.delivery;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of a short message on its way. It only ever moves on: a report that comes late, twice or out of order
 * changes nothing that is known better, and the first final state stays. SMPP 3.4 §5.2.28.
 */
public enum DeliveryState {
    /** Taken, not yet on its way. */
    ACCEPTED(0),
    /** On its way; of several segments, some have arrived. */
    EN_ROUTE(1),
    /** Cannot be said, for instance because the centre was lost before it answered. A receipt may still tell. */
    UNKNOWN(2),
    DELIVERED(3),
    /** Not delivered within its validity. */
    EXPIRED(3),
    UNDELIVERABLE(3),
    /** Refused by the network: no such destination, or not allowed. */
    REJECTED(3);

    private static final List<DeliveryState> FAILURES = List.of(REJECTED, UNDELIVERABLE, EXPIRED);

    private final int progress;

    DeliveryState(int progress) {
        this.progress = progress;
    }

    public boolean isFinal() {
        return progress == DELIVERED.progress;
    }

    /** The state after a report. */
    public DeliveryState followedBy(DeliveryState reported) {
        return reported.progress > progress ? reported : this;
    }

    /** The states that a report of this one changes. */
    public List<DeliveryState> predecessors() {
        return Arrays.stream(values())
                .filter(state -> state.followedBy(this) != state)
                .toList();
    }

    /** The state of a text from the states of all its segments: only a text that arrived whole was delivered. */
    public static DeliveryState ofWhole(List<DeliveryState> segments) {
        for (DeliveryState failure : FAILURES) {
            if (segments.contains(failure)) {
                return failure;
            }
        }
        if (segments.contains(UNKNOWN)) {
            return UNKNOWN;
        }
        if (segments.stream().allMatch(DELIVERED::equals)) {
            return DELIVERED;
        }
        return segments.stream().allMatch(ACCEPTED::equals) ? ACCEPTED : EN_ROUTE;
    }
}
