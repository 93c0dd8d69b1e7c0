package io.hefu.clients.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * One request to an API.
 *
 * @param path from the root, with its query
 * @param units what it uses when it is answered as hoped, in the operation's unit; the caller's own count
 */
public record ApiCall(Operation operation, String method, String path, Optional<String> body, long units) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static ApiCall get(Operation operation, String path) {
        return new ApiCall(operation, "GET", path, Optional.empty(), 1);
    }

    public static ApiCall post(Operation operation, String path, Object body) {
        return new ApiCall(operation, "POST", path, Optional.of(written(body)), 1);
    }

    public ApiCall withUnits(long units) {
        return new ApiCall(operation, method, path, body, units);
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: cannot be written as JSON", e);
        }
    }
}
