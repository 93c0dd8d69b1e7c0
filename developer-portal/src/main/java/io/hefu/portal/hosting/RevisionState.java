package io.hefu.portal.hosting;

/** Where a revision stands on its way into force. Only a draft can be edited; nothing leaves the three last ones. */
public enum RevisionState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED,
    WITHDRAWN
}
