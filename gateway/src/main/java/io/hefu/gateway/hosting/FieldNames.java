package io.hefu.gateway.hosting;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Header fields that do not simply go through. */
final class FieldNames {

    /** Of one connection, never of the message that travels over several. RFC 9110 §7.6.1. */
    private static final Set<String> HOP_BY_HOP = names(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** What the caller told the gateway alone, and what only the gateway says to a partner. */
    private static final Set<String> KEPT_FROM_PARTNERS = names(
            "authorization",
            "x-api-key",
            "cookie",
            "cookie2",
            "signature",
            "signature-input",
            "client-cert",
            "client-cert-chain",
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-forwarded-ssl",
            "x-original-url",
            "x-rewrite-url",
            "x-real-ip",
            "true-client-ip",
            "x-client-ip",
            "x-correlator");

    /** What would act on the gateway's own origin, or tells what a partner runs. */
    private static final Set<String> KEPT_FROM_CALLERS = names(
            "set-cookie",
            "set-cookie2",
            "strict-transport-security",
            "public-key-pins",
            "expect-ct",
            "clear-site-data",
            "alt-svc",
            "refresh",
            "service-worker-allowed",
            "access-control-allow-credentials",
            "server",
            "x-powered-by",
            "x-aspnet-version",
            "x-aspnetmvc-version",
            "x-runtime",
            "x-generator",
            "x-correlator",
            "ratelimit",
            "ratelimit-policy",
            "signature",
            "signature-input");

    private static final String OURS = "hefu-";

    private FieldNames() {}

    static boolean goesToPartners(String name) {
        return goesOn(name, KEPT_FROM_PARTNERS);
    }

    static boolean goesToCallers(String name) {
        return goesOn(name, KEPT_FROM_CALLERS);
    }

    /** Whether a rule may set it: not what frames the message, addresses it, or speaks for the gateway. */
    static boolean mayBeRuled(String name) {
        return !HOP_BY_HOP.contains(name)
                && !isOurs(name)
                && !Set.of(
                                "host",
                                "content-length",
                                "x-correlator",
                                "signature",
                                "signature-input",
                                "set-cookie",
                                "age")
                        .contains(name.toLowerCase(Locale.ROOT));
    }

    /** HTTP/2 has the request line among its headers, under names that no HTTP/1.1 message may have. */
    private static boolean goesOn(String name, Set<String> kept) {
        return name.charAt(0) != ':' && !HOP_BY_HOP.contains(name) && !kept.contains(name) && !isOurs(name);
    }

    private static boolean isOurs(String name) {
        return name.regionMatches(true, 0, OURS, 0, OURS.length());
    }

    /** Compared without regard to case, as header fields are, and without making new texts. */
    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
