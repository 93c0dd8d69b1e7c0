package io.hefu.portal.security;

import java.util.regex.Pattern;

/** How long a request's body may be: short, but for the definitions of hosted APIs. */
public final class BodyLimits {

    public static final int USUAL_BYTES = 1 << 20;

    private static final int DEFINITION_BYTES = 10 << 20;
    private static final Pattern DEFINITION = Pattern.compile("/portal/v1/hosted-apis/[^/]{1,40}/draft/definition");

    private BodyLimits() {}

    /** @param path as sent, without its query */
    public static int mostBytes(String path) {
        return DEFINITION.matcher(path).matches() ? DEFINITION_BYTES : USUAL_BYTES;
    }
}
