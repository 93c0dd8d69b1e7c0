package io.hefu.iot.registry;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, as CAMARA Commonalities 0.8 pages: numbered from 1, empty beyond the end.
 *
 * @param totalCount entries in the whole list
 */
record Page<T>(List<T> items, Pagination pagination) {

    record Pagination(int page, int perPage, long totalCount, long totalPages) {}

    static <T> Page<T> of(List<T> items, int page, int perPage, long totalCount) {
        return new Page<>(items, new Pagination(page, perPage, totalCount, (totalCount + perPage - 1) / perPage));
    }

    <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), pagination);
    }
}
