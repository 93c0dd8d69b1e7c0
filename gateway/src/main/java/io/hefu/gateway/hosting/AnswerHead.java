package io.hefu.gateway.hosting;

import io.hefu.gateway.definition.MediaType;
import io.hefu.gateway.upstream.UpstreamAnswer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The headers of a partner's answer as its caller gets them. */
final class AnswerHead {

    /** What is sent piece by piece, to be read while it comes. */
    private static final Set<String> WITHOUT_END = Set.of(
            "text/event-stream",
            "application/x-ndjson",
            "application/jsonl",
            "application/json-seq",
            "multipart/x-mixed-replace");

    private static final int MOST_DIGITS = 18;
    private static final String LOCATION = "Location";

    private AnswerHead() {}

    /** @param target what was asked, below the upstream's base; empty when the answer would lead its caller elsewhere */
    static Optional<Map<String, String>> of(UpstreamAnswer answer, HostedRoute route, String target) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> line : answer.headers()) {
            if (FieldNames.goesToCallers(line.getKey())) {
                headers.merge(line.getKey(), line.getValue(), (first, next) -> first + ", " + next);
            }
        }
        removeNamedByConnection(answer, headers);
        if (!rewrite(LOCATION, headers, answer, route, target) && answer.status() / 100 == 3) {
            return Optional.empty();
        }
        rewrite("Content-Location", headers, answer, route, target);
        route.answerHeaders().apply(headers);
        headers.merge("Via", "1.1 hefu", (before, ours) -> before + ", " + ours);
        headers.put("X-Content-Type-Options", "nosniff");
        if (!isJson(headers)) {
            // Nothing that a partner sends may act as a page of this origin, which is the portal's too.
            headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        }
        return Optional.of(headers);
    }

    static boolean isJson(Map<String, String> headers) {
        String type = headers.get("Content-Type");
        return type != null && MediaType.isJson(MediaType.of(type));
    }

    /** Whether a body that may have at most so many bytes can be waited for: it is not said to be longer, nor made to go on. */
    static boolean isToBeRead(Map<String, String> headers, long mostBytes) {
        String type = headers.get("Content-Type");
        if (type != null && WITHOUT_END.contains(MediaType.of(type))) {
            return false;
        }
        String length = headers.get("Content-Length");
        return length == null || length.length() <= MOST_DIGITS && Long.parseLong(length) <= mostBytes;
    }

    /** @return false when there was a place and it was removed, for being none of the gateway's */
    private static boolean rewrite(
            String name, Map<String, String> headers, UpstreamAnswer answer, HostedRoute route, String target) {
        String place = headers.remove(name);
        if (place == null) {
            return true;
        }
        Optional<String> ours = Locations.atGateway(place, answer.base(), target, route.basePath());
        ours.ifPresent(path -> headers.put(name, path));
        return ours.isPresent();
    }

    private static void removeNamedByConnection(UpstreamAnswer answer, Map<String, String> headers) {
        String connection = answer.headers().get(HttpHeaders.CONNECTION);
        if (connection != null && !connection.equalsIgnoreCase("keep-alive") && !connection.equalsIgnoreCase("close")) {
            for (String name : connection.split(",")) {
                headers.remove(name.trim());
            }
        }
    }
}
