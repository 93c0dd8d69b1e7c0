package io.hefu.portal.paging;

/**
 * Which part of a list is wanted.
 *
 * @param page counted from 1, at most 1 000 000
 * @param perPage 1 to 100
 */
public record PageRequest(int page, int perPage) {

    public static final int MOST_PER_PAGE = 100;
    public static final int LAST_PAGE = 1_000_000;

    /** The first 20. */
    public static final PageRequest FIRST = new PageRequest(1, 20);

    /** As many as a page can hold. */
    public static final PageRequest LARGEST = new PageRequest(1, MOST_PER_PAGE);

    public PageRequest {
        if (page < 1 || page > LAST_PAGE) {
            throw new IllegalArgumentException("page: " + page + " (expected: 1 to " + LAST_PAGE + ")");
        }
        if (perPage < 1 || perPage > MOST_PER_PAGE) {
            throw new IllegalArgumentException("perPage: " + perPage + " (expected: 1 to " + MOST_PER_PAGE + ")");
        }
    }

    /** How many items come before this page. */
    public int offset() {
        return (page - 1) * perPage;
    }
}
