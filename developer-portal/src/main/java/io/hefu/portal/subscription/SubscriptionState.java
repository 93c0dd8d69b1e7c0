package io.hefu.portal.subscription;

/** Where a subscription is in its life. */
public enum SubscriptionState {
    /** Waits for the operator. */
    REQUESTED,
    /** The application may call the plan's APIs. */
    ACTIVE,
    /** The operator declined; for good. */
    REJECTED,
    /** The application gave it up; for good. */
    ENDED;

    public boolean mayBecome(SubscriptionState next) {
        return switch (this) {
            case REQUESTED -> next == ACTIVE || next == REJECTED;
            case ACTIVE -> next == ENDED;
            case REJECTED, ENDED -> false;
        };
    }

    /** Whether it stands in the way of another one to the same APIs. */
    public boolean isLive() {
        return this == REQUESTED || this == ACTIVE;
    }
}
