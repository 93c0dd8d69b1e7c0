package io.hefu.gateway.upstream;

import java.time.Duration;

/** Why no answer came. */
public sealed interface UpstreamFailure {

    /** In metrics and traces: one of few words. */
    String kind();

    /** Nobody may be called now; the call was not made. */
    record Unavailable(Duration retryAfter) implements UpstreamFailure {
        @Override
        public String kind() {
            return "unavailable";
        }
    }

    /** No connection. */
    record Unreachable() implements UpstreamFailure {
        @Override
        public String kind() {
            return "unreachable";
        }
    }

    /** No connection, or no head of an answer, in time. */
    record TimedOut() implements UpstreamFailure {
        @Override
        public String kind() {
            return "timedout";
        }
    }

    /** The connection broke before an answer, or what came is no HTTP. */
    record Broken() implements UpstreamFailure {
        @Override
        public String kind() {
            return "broken";
        }
    }

    /** The client's own body broke off. */
    record RequestBroken() implements UpstreamFailure {
        @Override
        public String kind() {
            return "requestbroken";
        }
    }
}
