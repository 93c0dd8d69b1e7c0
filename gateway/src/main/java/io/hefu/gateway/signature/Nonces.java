package io.hefu.gateway.signature;

import io.hefu.core.identity.CredentialId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The nonces of signed requests, remembered by all nodes together until the signatures with them are too old anyway. */
public interface Nonces {

    /**
     * Takes a nonce.
     *
     * @param until when a signature with it can no longer be timely
     * @return true for exactly one of all that ask, on whatever node; fails when that cannot be known
     */
    Uni<Boolean> take(CredentialId key, String nonce, Instant until);
}
