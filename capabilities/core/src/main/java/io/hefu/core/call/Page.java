package io.hefu.core.call;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, as CAMARA Commonalities 0.8 pages: numbered from 1, empty beyond the end.
 *
 * @param items at most {@code perPage}
 */
public record Page<T>(List<T> items, Pagination pagination) {

    /** @param totalCount entries in the whole list */
    public record Pagination(int page, int perPage, long totalCount, long totalPages) {}

    public static <T> Page<T> of(List<T> items, int page, int perPage, long totalCount) {
        return new Page<>(items, new Pagination(page, perPage, totalCount, (totalCount + perPage - 1) / perPage));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), pagination);
    }
}
