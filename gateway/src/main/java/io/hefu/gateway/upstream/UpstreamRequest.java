package io.hefu.gateway.upstream;

import io.hefu.core.identity.ApplicationId;
import io.hefu.gateway.exchange.CallTrace;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream is to be asked.
 *
 * @param target path and query below the upstream's base, as they stand on the wire
 * @param head writes the headers, once for each try; {@code url} is where the try goes
 * @param header the client's headers, for the choice of the canary
 */
public record UpstreamRequest(
        HttpMethod method,
        String target,
        Head head,
        Body body,
        ApplicationId application,
        UnaryOperator<@Nullable String> header,
        CallTrace trace) {

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

    /** Writes the headers of one try. */
    @FunctionalInterface
    public interface Head {
        void write(MultiMap headers, String url);
    }

    /** What follows the head of a request. */
    public sealed interface Body {

        Body NONE = new None();

        record None() implements Body {}

        record Whole(Buffer bytes) implements Body {}

        /** @param length in bytes; -1 where it is not known beforehand */
        record Streamed(ReadStream<Buffer> stream, long length) implements Body {}
    }

    /** Whether asking twice is as good as asking once, and what was asked is still there. RFC 9110 §9.2.2. */
    boolean isRepeatable() {
        return IDEMPOTENT.contains(method) && !(body instanceof Body.Streamed);
    }
}
