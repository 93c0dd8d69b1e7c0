package io.hefu.core.entitlement;

import java.util.Locale;

/**
 * A limit, and whom it was set for.
 *
 * @param subject by the level: {@code all}; an API's name; a plan's code; an application's id; {@code <api>:<operationId>}
 */
public record AppliedLimit(LimitLevel level, String subject, Limit limit) {

    /** As headers and refusals name it, once a call: {@code plan-rate}. */
    public String name() {
        return level.name().toLowerCase(Locale.ROOT) + "-" + limit.kind().label();
    }
}
