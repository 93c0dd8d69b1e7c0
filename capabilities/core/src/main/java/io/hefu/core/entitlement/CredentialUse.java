package io.hefu.core.entitlement;

import io.hefu.core.identity.CredentialId;
import java.net.InetAddress;
import java.util.Optional;

/**
 * That a credential was accepted.
 *
 * @param caller from where; empty where only the use itself is told. Perhaps personal data: to be kept as a pseudonym only
 */
public record CredentialUse(CredentialId credential, Optional<InetAddress> caller) {

    /** Never the caller's address. */
    @Override
    public String toString() {
        return "CredentialUse[" + credential + "]";
    }
}
