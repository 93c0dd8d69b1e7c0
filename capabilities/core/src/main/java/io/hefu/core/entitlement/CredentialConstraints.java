package io.hefu.core.entitlement;

import io.hefu.core.address.AddressRange;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a credential stays behind what its application may do.
 *
 * @param scopes the operations' scopes that it is good for; empty for all of its application's
 * @param addresses from where it may be used; empty for everywhere
 * @param expiresAt from when on it is refused; empty for never
 */
public record CredentialConstraints(Set<String> scopes, List<AddressRange> addresses, Optional<Instant> expiresAt) {

    /** A credential that may do all that its application may. */
    public static final CredentialConstraints NONE = new CredentialConstraints(Set.of(), List.of(), Optional.empty());

    public CredentialConstraints {
        scopes = Set.copyOf(scopes);
        addresses = List.copyOf(addresses);
    }

    public boolean allowScope(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    public boolean allowAddress(InetAddress address) {
        if (addresses.isEmpty()) {
            return true;
        }
        for (AddressRange range : addresses) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is past its time: the instant itself is. */
    public boolean haveExpiredAt(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }
}
