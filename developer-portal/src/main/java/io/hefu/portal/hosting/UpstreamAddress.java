package io.hefu.portal.hosting;

import io.hefu.core.hosting.Upstream;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is to be known of an upstream's address. */
final class UpstreamAddress {

    /** A segment that climbs, or stays. */
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    private UpstreamAddress() {}

    /** Scheme, host and port, in one form: {@code https://api.partner.example:443}. */
    static String origin(Upstream upstream) {
        URI base = upstream.base();
        String scheme = base.getScheme().toLowerCase(Locale.ROOT);
        int port = base.getPort() >= 0 ? base.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + base.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /**
     * Reads a base: http or https, a host, perhaps a port and a path, nothing else.
     *
     * @throws IllegalArgumentException when it is none
     */
    static URI parse(String text) {
        URI base = URI.create(text);
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && base.getHost() != null
                && base.getPort() != 0
                && base.getPort() <= 65_535
                && !DOTS.matcher(base.getRawPath()).find();
        if (!plain || text.length() > 500 || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("base: expected http(s)://host[:port][/path]");
        }
        return base;
    }
}
