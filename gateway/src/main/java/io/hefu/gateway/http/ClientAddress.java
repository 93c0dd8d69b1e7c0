package io.hefu.gateway.http;

import io.hefu.core.address.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose address a request comes from. The connection's, unless a trusted proxy holds it: then the right-most address that
 * no trusted proxy vouches for, since all to the left of it is what a caller may have written. What cannot be read ends the
 * search at the proxy that passed it on.
 */
final class ClientAddress {

    private final List<AddressRange> trusted;
    private final ForwardedHeader header;

    ClientAddress(List<AddressRange> trusted, ForwardedHeader header) {
        this.trusted = List.copyOf(trusted);
        this.header = header;
    }

    String headerName() {
        return header.headerName();
    }

    /** @param fields the header's values, in their order; asked for only when a trusted proxy holds the connection */
    InetAddress of(InetAddress connection, Supplier<List<String>> fields) {
        if (!isTrusted(connection)) {
            return connection;
        }
        List<String> hops = header.hops(fields.get());
        InetAddress nearest = connection;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = ForwardedHeader.address(hops.get(i));
            if (hop.isEmpty()) {
                return nearest;
            }
            nearest = hop.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        for (AddressRange range : trusted) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
