package io.hefu.gateway.signature;

import java.util.List;
import java.util.Optional;

/** The parts of a request that a signature may cover. */
public interface SignedMessage {

    /** As it stands in the request, in capitals for the standard ones. */
    String method();

    /** Scheme, authority, path and query, without a fragment: {@code https://partner.example/offers?page=2}. */
    String targetUri();

    /** All lines of a field, in their order; empty when it is absent. Names in lower case. */
    List<String> field(String name);

    /** The status of the answer; empty for requests. */
    default Optional<Integer> status() {
        return Optional.empty();
    }
}
