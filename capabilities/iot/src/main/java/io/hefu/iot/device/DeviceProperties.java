package io.hefu.iot.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself, or is told: a JSON object as Java's own maps, lists, strings, numbers and booleans. It is
 * always small enough, and free of what a database could not keep: whoever holds one may store it.
 */
public record DeviceProperties(Map<String, @Nullable Object> values) {

    public static final DeviceProperties NONE = new DeviceProperties(Map.of());

    private static final int DEEPEST = 8;
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TEXT = 4_096;

    /** @throws IllegalArgumentException saying which bound is broken, completing "the properties …" */
    public DeviceProperties {
        new Inspection().inspect(values, 1);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** With a JSON merge patch applied (RFC 7396): {@code null} removes, objects merge, anything else replaces. */
    public DeviceProperties merged(DeviceProperties patch) {
        return new DeviceProperties(merge(values, patch.values));
    }

    private static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> target, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(target);
        patch.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?> object) {
                merged.put(name, merge(object(merged.get(name)), object(object)));
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }

    /** The object itself; an empty one for anything else, as RFC 7396 §2 begins. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }

    /** One walk through all values, counting. */
    private static final class Inspection {

        private int values;

        void inspect(@Nullable Object value, int depth) {
            if (++values > MOST_VALUES) {
                throw new IllegalArgumentException("must hold at most " + MOST_VALUES + " values in all");
            }
            if (depth > DEEPEST + 1) {
                throw new IllegalArgumentException("must be nested at most " + DEEPEST + " deep");
            }
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, inner) -> {
                    inspectText((String) name, LONGEST_NAME);
                    inspect(inner, depth + 1);
                });
            } else if (value instanceof List<?> list) {
                list.forEach(inner -> inspect(inner, depth + 1));
            } else if (value instanceof String text) {
                inspectText(text, LONGEST_TEXT);
            } else if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
                throw new IllegalArgumentException("must hold finite numbers only");
            }
        }

        /** PostgreSQL keeps no U+0000 in text. */
        private static void inspectText(String text, int longest) {
            if (text.length() > longest || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("must have names of at most " + LONGEST_NAME
                        + " and texts of at most " + LONGEST_TEXT + " characters, none of them U+0000");
            }
        }
    }
}
