package io.hefu.gateway.http;

import io.hefu.core.call.Correlator;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of headers that nearly every answer has, in the form in which they go on the wire and are compared. */
final class AnswerHeaders {

    private static final Map<String, CharSequence> NAMES = names(List.of(
            Correlator.HEADER,
            "Cache-Control",
            "Content-Length",
            "Content-Type",
            "Date",
            "ETag",
            "Hefu-Environment",
            "RateLimit",
            "RateLimit-Policy",
            "Server",
            "Via"));

    private AnswerHeaders() {}

    /** The name itself where it is none of these. */
    static CharSequence named(String name) {
        return NAMES.getOrDefault(name, name);
    }

    private static Map<String, CharSequence> names(List<String> names) {
        Map<String, CharSequence> optimized = new HashMap<>();
        names.forEach(name -> optimized.put(name, HttpHeaders.createOptimized(name)));
        return optimized;
    }
}
