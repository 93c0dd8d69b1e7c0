package io.hefu.gateway.hosting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Turns a place at an upstream into the place at the gateway where callers find it. */
final class Locations {

    private Locations() {}

    /**
     * @param location as the upstream gave it, absolute or relative
     * @param upstream the upstream's base
     * @param target what was asked there, below its base
     * @param basePath of the API at the gateway
     * @return a path; empty when the place is not below the upstream's base
     */
    static Optional<String> atGateway(String location, URI upstream, String target, String basePath) {
        try {
            String root = withoutSlash(upstream.toString());
            URI place = new URI(root + target).resolve(new URI(location)).normalize();
            boolean sameOrigin = place.getScheme() != null
                    && place.getScheme().equalsIgnoreCase(upstream.getScheme())
                    && upstream.getHost().equalsIgnoreCase(place.getHost())
                    && port(place) == port(upstream);
            String path = place.getRawPath() == null ? "" : place.getRawPath();
            String under = upstream.getRawPath() == null ? "" : withoutSlash(upstream.getRawPath());
            if (!sameOrigin
                    || place.getRawUserInfo() != null
                    || !path.startsWith(under + "/")
                    || path.contains("/../")) {
                return Optional.empty();
            }
            String below = path.substring(under.length());
            String query = place.getRawQuery() == null ? "" : "?" + place.getRawQuery();
            String fragment = place.getRawFragment() == null ? "" : "#" + place.getRawFragment();
            return Optional.of(basePath + below + query + fragment);
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static int port(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
