package io.hefu.core.entitlement;

/** Whose calls a limit counts together, from the widest to the narrowest. */
public enum LimitLevel {
    /** All calls of everybody. */
    OPERATOR,
    /** Everybody's calls of one API. */
    PRODUCT,
    /** The calls under a plan, each subscription for itself. */
    PLAN,
    /** All calls of one application. */
    APPLICATION,
    /** The calls of one operation, each subscription for itself. */
    OPERATION
}
