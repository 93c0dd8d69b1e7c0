package io.hefu.core.tmforum;

import java.util.List;

/**
 * Part of a list, as TM Forum pages (TMF630 §3.4).
 *
 * @param total entries in the whole list
 */
public record Slice<T>(List<T> items, long total) {

    public Slice {
        items = List.copyOf(items);
    }
}
