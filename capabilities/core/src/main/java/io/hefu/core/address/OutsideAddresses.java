package io.hefu.core.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called on behalf of somebody else: an upstream that a partner named, a sink that a developer
 * named. Whatever is not reachable by everybody anyway lies inside (IANA's special-purpose registries, RFC 6890), cloud
 * metadata services among it. To be asked about the address that is about to be connected to, after every resolution and
 * every redirect, or a name could be made to point elsewhere meanwhile.
 */
public final class OutsideAddresses {

    private static final List<AddressRange> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/128",
                    "::1/128",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressRange::parse)
            .toList();

    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange IPV4_COMPATIBLE = AddressRange.parse("::/96");

    private final List<AddressRange> allowedInside;

    /** @param allowedInside what the operator lets others reach although it lies inside */
    public OutsideAddresses(List<AddressRange> allowedInside) {
        this.allowedInside = List.copyOf(allowedInside);
    }

    /** Whether this address may be connected to. */
    public boolean allows(InetAddress address) {
        return isIn(allowedInside, address) || !(isIn(INSIDE, address) || carriesInside(address));
    }

    /** IPv6 forms that lead to an IPv4 address are as good as that address. */
    private static boolean carriesInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address) || IPV4_COMPATIBLE.contains(address)) {
            return isIn(INSIDE, ipv4(bytes, 12));
        }
        return SIX_TO_FOUR.contains(address) && isIn(INSIDE, ipv4(bytes, 2));
    }

    private static InetAddress ipv4(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4));
        } catch (UnknownHostException impossible) {
            throw new AssertionError("four bytes are an address", impossible);
        }
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
