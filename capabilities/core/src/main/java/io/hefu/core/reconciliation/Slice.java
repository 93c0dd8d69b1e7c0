package io.hefu.core.reconciliation;

import java.util.List;

/**
 * A part of a list.
 *
 * @param totalCount of the whole list
 */
public record Slice<T>(List<T> items, long totalCount) {

    public Slice {
        items = List.copyOf(items);
    }
}
