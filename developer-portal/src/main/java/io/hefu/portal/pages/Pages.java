package io.hefu.portal.pages;

import io.hefu.portal.paging.PageRequest;

/** Reads the page number of an address; what is none leads to the first page. */
final class Pages {

    private Pages() {}

    static PageRequest request(String page) {
        try {
            return new PageRequest(Integer.parseInt(page), PageRequest.FIRST.perPage());
        } catch (IllegalArgumentException noPage) {
            return PageRequest.FIRST;
        }
    }
}
