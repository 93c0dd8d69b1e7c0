package io.hefu.gateway.upstream;

import java.time.Duration;
import java.util.Locale;

/** Why no answer came. */
public sealed interface UpstreamFailure {

    /** In metrics: one of few words. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Nobody may be called now; the call was not made. */
    record Unavailable(Duration retryAfter) implements UpstreamFailure {}

    /** No connection. */
    record Unreachable() implements UpstreamFailure {}

    /** No connection, or no head of an answer, in time. */
    record TimedOut() implements UpstreamFailure {}

    /** The connection broke before an answer, or what came is no HTTP. */
    record Broken() implements UpstreamFailure {}

    /** The client's own body broke off. */
    record RequestBroken() implements UpstreamFailure {}
}
