package io.hefu.core.hosting;

import java.net.URI;

/**
 * One place where a partner's API answers.
 *
 * @param name unique within the API, 1 to 40 of a-z 0-9 -
 * @param base scheme (http or https), host, port and the path to which operations' paths are added
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
        if (weight < 0 || weight > 1000) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 0 to 1000)");
        }
    }
}
