package io.hefu.gateway.definition;

import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A path of an OpenAPI definition, such as {@code /messages/{messageId}}. */
public record PathTemplate(String text, List<String> segments) {

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    public static PathTemplate of(String text) {
        return new PathTemplate(text, List.of(split(text)));
    }

    /** The path's segments: {@code /a/b} has two, a trailing slash adds an empty one. */
    static String[] split(String path) {
        return path.substring(1).split("/", -1);
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Whether a segment would lead to another path once somebody resolves it: dots, in any encoding. RFC 3986 §5.2.4. */
    static boolean isDots(String segment) {
        if (segment.charAt(0) != '.' && segment.charAt(0) != '%') {
            return false;
        }
        String decoded = segment.replace("%2e", ".").replace("%2E", ".");
        return decoded.equals(".") || decoded.equals("..");
    }

    /** The decoded path parameters of a path of this form. */
    Map<String, String> parameters(String[] requested) {
        Map<String, String> parameters = Map.of();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                if (parameters.isEmpty()) {
                    parameters = new LinkedHashMap<>();
                }
                String name = segment.substring(1, segment.length() - 1);
                parameters.put(name, decode(name, requested[i]));
            }
        }
        return parameters;
    }

    private static String decode(String name, String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(new InvalidArgument(name, "is not well percent-encoded"));
        }
    }
}
