package io.hefu.portal.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param totalCount items on all pages
 */
public record Page<T>(List<T> items, PageRequest request, long totalCount) {

    public Page {
        items = List.copyOf(items);
    }

    public long totalPages() {
        return (totalCount + request.perPage() - 1) / request.perPage();
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        List<R> mapped = items.stream().<R>map(mapping).toList();
        return new Page<>(mapped, request, totalCount);
    }
}
