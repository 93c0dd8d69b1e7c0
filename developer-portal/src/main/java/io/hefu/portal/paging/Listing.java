package io.hefu.portal.paging;

import java.util.List;
import java.util.function.Function;

/** A list as the API writes it. */
public record Listing<V>(List<V> items, Pagination pagination) {

    public static <T, V> Listing<V> of(Page<T> page, Function<? super T, ? extends V> view) {
        return new Listing<>(page.<V>map(view).items(), Pagination.of(page));
    }

    /** A list that is short by nature, whole. */
    public static <T, V> Listing<V> of(List<T> all, Function<? super T, ? extends V> view) {
        int size = all.size();
        List<V> items = all.stream().<V>map(view).toList();
        return new Listing<>(items, new Pagination(1, Math.max(size, 1), size, size == 0 ? 0 : 1));
    }
}
