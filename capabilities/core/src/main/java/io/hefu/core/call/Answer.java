package io.hefu.core.call;

import java.util.Map;
import java.util.Optional;

/**
 * What a capability answers when it does not refuse.
 *
 * @param status HTTP status, 200 to 299
 * @param body written as JSON
 * @param headers further headers, such as {@code Location}
 * @param units how much was used, in the unit that the operation's definition names; 1 where every call counts alike
 */
public record Answer(int status, Optional<Object> body, Map<String, String> headers, long units) {

    public Answer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("status: " + status + " (expected: 200 to 299; refuse otherwise)");
        }
        if (units < 0) {
            throw new IllegalArgumentException("units: " + units + " (expected: >= 0)");
        }
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Object body) {
        return new Answer(200, Optional.of(body), Map.of(), 1);
    }

    public static Answer created(Object body) {
        return new Answer(201, Optional.of(body), Map.of(), 1);
    }

    public static Answer accepted(Object body) {
        return new Answer(202, Optional.of(body), Map.of(), 1);
    }

    public static Answer noContent() {
        return new Answer(204, Optional.empty(), Map.of(), 1);
    }

    public Answer withUnits(long units) {
        return new Answer(status, body, headers, units);
    }
}
