package io.hefu.portal.pages;

import java.util.Map;

/** What keeps a page from doing, and from having done to it, anything but what it is for. */
final class HtmlHeaders {

    /** Nothing is loaded from elsewhere, nothing runs inline, and nobody frames us. CSP Level 3. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "geolocation=(), camera=(), microphone=()",
            "Vary", "Accept-Language, Cookie");

    private HtmlHeaders() {}
}
