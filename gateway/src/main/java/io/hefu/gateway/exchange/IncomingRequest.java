package io.hefu.gateway.exchange;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
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

    /** The caller's own, as far as proxies that the operator trusts tell it; never a name. */
    InetAddress remoteAddress();

    /** The whole body. Refused when it is longer than the gateway reads. To be asked once. */
    Uni<byte[]> body();
}
