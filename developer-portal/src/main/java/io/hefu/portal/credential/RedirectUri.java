package io.hefu.portal.credential;

import java.net.URI;
import java.util.Set;

/** Where a browser may be sent with an authorization code: compared as a whole, so it must be whole. RFC 9700 §4.1. */
final class RedirectUri {

    private static final int LONGEST = 500;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]");

    private RedirectUri() {}

    /** @throws IllegalArgumentException when codes could go astray there */
    static URI read(String text) {
        URI uri = URI.create(text);
        boolean loopback = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
        if (text.length() > LONGEST
                || !("https".equals(uri.getScheme()) || loopback)
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || text.contains("*")) {
            throw new IllegalArgumentException("redirect uri");
        }
        return uri;
    }
}
