package io.hefu.core.hosting;

import java.net.URI;

/**
 * One place where a partner's API answers.
 *
 * @param name unique within the API, 1 to 40 of a-z 0-9 -
 * @param base scheme (http or https), host, port and the path to which operations' paths are added; nothing else
 * @param weight its part of the calls among those of the same track, 0 (none) to 1000
 */
public record Upstream(String name, URI base, int weight, Track track) {

    /** Which calls an upstream is for. */
    public enum Track {
        STABLE,
        CANARY
    }

    public Upstream {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("name: " + name + " (expected: 1 to 40 of a-z 0-9 -)");
        }
        boolean web = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
        if (!web || base.getHost() == null || base.getPort() == 0 || base.getPort() > 65535) {
            throw new IllegalArgumentException("base: expected http or https, a host, and a port if any");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("base: has user information, a query or a fragment (expected: none)");
        }
        if (weight < 0 || weight > 1000) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 0 to 1000)");
        }
    }
}
