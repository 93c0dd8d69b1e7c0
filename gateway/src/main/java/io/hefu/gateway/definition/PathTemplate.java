package io.hefu.gateway.definition;

import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path of an OpenAPI definition, such as {@code /messages/{messageId}}, and how requests match it. */
public record PathTemplate(String text, List<String> segments) {

    public static PathTemplate of(String text) {
        return new PathTemplate(text, split(text));
    }

    /** The path's segments: {@code /a/b} has two, a trailing slash adds an empty one. */
    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The decoded path parameters, if the request's path has this form. Literal segments are compared as sent. */
    Optional<Map<String, String>> match(List<String> requested) {
        if (requested.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (!isParameter(segment)) {
                if (!segment.equals(requested.get(i))) {
                    return Optional.empty();
                }
            } else if (requested.get(i).isEmpty()) {
                return Optional.empty();
            } else {
                String name = segment.substring(1, segment.length() - 1);
                parameters.put(name, decode(name, requested.get(i)));
            }
        }
        return Optional.of(parameters);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String decode(String name, String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(new InvalidArgument(name, "is not well percent-encoded"));
        }
    }
}
