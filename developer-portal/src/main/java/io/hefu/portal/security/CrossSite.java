package io.hefu.portal.security;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a browser sends a request on behalf of a page that is not ours: by what it says in {@code Sec-Fetch-Site}
 * (W3C Fetch Metadata), or, being an older one, in {@code Origin} (RFC 6454 §7).
 */
final class CrossSite {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private CrossSite() {}

    /** @param host the request's {@code Host} */
    static boolean isSuspect(
            String method, @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (SAFE_METHODS.contains(method)) {
            return false;
        }
        if (fetchSite != null) {
            return !OWN_SITES.contains(fetchSite);
        }
        return origin == null || host == null || !host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
