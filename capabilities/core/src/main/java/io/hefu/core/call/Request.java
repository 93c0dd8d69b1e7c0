package io.hefu.core.call;

import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import java.util.Map;
import java.util.Optional;

/**
 * What a capability is asked, after the API's definition found it valid.
 *
 * @param path path parameters by name, decoded; every one the definition names is present
 * @param query query parameters by name, decoded, the first value of each
 * @param body the request body, or {@link NoBody}
 */
public record Request<B>(Call call, Map<String, String> path, Map<String, String> query, B body) {

    /** Stands where an operation takes no body. */
    public enum NoBody {
        NONE
    }

    /** A path parameter. */
    public String path(String name) {
        return Optional.ofNullable(path.get(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("path parameter: " + name + " is not in the definition"));
    }

    /** A whole-numbered query parameter, or what stands for it when absent. */
    public int query(String name, int absent) {
        String text = query.get(name);
        if (text == null) {
            return absent;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw new RefusedException(new InvalidArgument(name, "must be a whole number"));
        }
    }
}
