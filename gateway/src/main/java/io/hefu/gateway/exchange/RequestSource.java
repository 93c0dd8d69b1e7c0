package io.hefu.gateway.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as it stands on its connection, to be passed on without reading it through. */
public interface RequestSource {

    /** As sent, without the question mark; null where there is none. */
    @Nullable
    String rawQuery();

    /** All lines of all fields. Not to be changed. */
    MultiMap headers();

    /** The other end of the connection: an IP address; empty when it is no internet connection. */
    Optional<String> clientAddress();

    /** {@code http} or {@code https}, and the authority that the client called. */
    String scheme();

    String authority();

    /** {@code 1.1} or {@code 2}, for {@code Via}. */
    String protocolVersion();

    /** The body, if it was not collected before: nothing of it flows until it is read. */
    ReadStream<Buffer> stream();
}
