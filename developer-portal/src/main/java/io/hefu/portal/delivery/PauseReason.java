package io.hefu.portal.delivery;

/** Why nothing is delivered to a sink for now. */
public enum PauseReason {
    /** A member of its organisation wanted it. */
    BY_MEMBER,
    /** It answered 410 Gone. */
    GONE,
    /** No attempt has succeeded for a day, or ten events in a row were given up. */
    FAILING,
    /** The access token of its notification subscription has expired. */
    TOKEN_EXPIRED
}
