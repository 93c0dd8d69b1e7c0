package io.hefu.gateway.definition;

import java.util.Locale;

/** Media types as bare text: type and subtype in lower case, no parameters. RFC 9110 §8.3.1. */
public final class MediaType {

    private MediaType() {}

    /** @param contentType a Content-Type, with its parameters */
    public static String of(String contentType) {
        int parameters = contentType.indexOf(';');
        String bare = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return bare.trim().toLowerCase(Locale.ROOT);
    }

    /** {@code application/json}, or a type built on it (RFC 6839 §3.1). */
    public static boolean isJson(String mediaType) {
        return mediaType.equals("application/json")
                || mediaType.startsWith("application/") && mediaType.endsWith("+json");
    }
}
