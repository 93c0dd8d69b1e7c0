package io.hefu.core.entitlement;

import java.util.Arrays;
import java.util.Locale;

/**
 * A limit, and whom it was set for.
 *
 * @param subject by the level: {@code all}; an API's name; a plan's code; an application's id; {@code <api>:<operationId>}
 */
public record AppliedLimit(LimitLevel level, String subject, Limit limit) {

    /** By level, then by kind: every answer names its limits. */
    private static final String[][] NAMES = names();

    /** As headers and refusals name it, once a call: {@code plan-rate}. */
    public String name() {
        return NAMES[level.ordinal()][limit.kind().ordinal()];
    }

    private static String[][] names() {
        return Arrays.stream(LimitLevel.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .map(level -> Arrays.stream(LimitKind.values())
                        .map(kind -> level + "-" + kind.label())
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }
}
