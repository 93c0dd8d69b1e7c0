package io.hefu.clients.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cookies of hosts, kept in memory. As browsers do, it sends cookies marked {@code Secure} to this machine over plain HTTP
 * too (which {@link java.net.CookieManager} does not), and does not tell ports apart.
 */
final class CookieJar {

    private final Map<Key, HttpCookie> cookies = new LinkedHashMap<>();

    private record Key(String host, String path, String name) {}

    synchronized void keep(URI from, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                String path = Optional.ofNullable(cookie.getPath()).orElse("/");
                Key key = new Key(from.getHost(), path, cookie.getName());
                cookies.remove(key);
                if (!cookie.hasExpired()) {
                    cookies.put(key, cookie);
                }
            }
        }
    }

    /** The {@code Cookie} header for a request, if there is anything to send. */
    synchronized Optional<String> header(URI to) {
        String header = cookies.entrySet().stream()
                .filter(entry -> isFor(to, entry.getKey()) && !entry.getValue().hasExpired())
                .map(entry -> entry.getKey().name() + "=" + entry.getValue().getValue())
                .collect(Collectors.joining("; "));
        return Optional.of(header).filter(text -> !text.isEmpty());
    }

    /** RFC 6265 §5.1.4: a cookie's path covers what lies below it, not what merely begins alike. */
    private static boolean isFor(URI to, Key key) {
        String path = to.getPath().isEmpty() ? "/" : to.getPath();
        String below = key.path().endsWith("/") ? key.path() : key.path() + "/";
        return key.host().equals(to.getHost()) && (path.equals(key.path()) || path.startsWith(below));
    }
}
