package io.hefu.portal.credential;

import java.net.URI;

/** Where the public keys of a client are that authenticates with {@code private_key_jwt} (RFC 7523). */
public sealed interface ClientKeys {

    /** @param keySet a JSON Web Key Set, RFC 7517 */
    record Inline(String keySet) implements ClientKeys {}

    /** The client publishes them, and may change them there at any time. */
    record Published(URI url) implements ClientKeys {}
}
