package io.hefu.portal.paging;

/** Where in a list a page is, as the API writes it. */
public record Pagination(int page, int perPage, long totalCount, long totalPages) {

    public static Pagination of(Page<?> page) {
        return new Pagination(page.request().page(), page.request().perPage(), page.totalCount(), page.totalPages());
    }
}
