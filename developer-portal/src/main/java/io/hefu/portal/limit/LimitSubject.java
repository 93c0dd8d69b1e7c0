package io.hefu.portal.limit;

import io.hefu.core.entitlement.LimitLevel;

/**
 * Whom limits are set for.
 *
 * @param name by the level: {@code all}; an API's name; a plan's code; an application's id; {@code <api>:<operationId>}
 */
public record LimitSubject(LimitLevel level, String name) {

    /** The one subject of the level OPERATOR. */
    public static final String ALL = "all";

    @Override
    public String toString() {
        return level + "/" + name;
    }
}
