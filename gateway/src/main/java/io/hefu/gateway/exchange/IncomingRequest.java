package io.hefu.gateway.exchange;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** A request as the listener received it. The body stays on the wire until a stage asks for it. */
public interface IncomingRequest {

    /** In capitals. */
    String method();

    /** As sent, without the query. */
    String path();

    /** Decoded; the first value of each. */
    Map<String, String> query();

    Optional<String> header(String name);

    /** The whole body. Refused when it is longer than the gateway reads. Asked again, it is the same. */
    Uni<byte[]> body();

    /** Whether the body was asked for before, so that it no longer comes as a stream. */
    boolean isCollected();

    /** In bytes, as the request declares it: 0 where there is no body, -1 where it only ends some time. */
    long declaredLength();

    /** The longest body that {@link #body()} reads. */
    long bodyLimitBytes();

    /** What is needed to pass the request on as it came. */
    RequestSource source();
}
