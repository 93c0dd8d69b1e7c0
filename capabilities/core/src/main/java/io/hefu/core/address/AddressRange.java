package io.hefu.core.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, written as RFC 4632 §3.1 and RFC 4291 §2.3 do: {@code 203.0.113.0/24}, {@code 2001:db8::/32}; a
 * single address is a block of one.
 *
 * @param network its first address; bits beyond the prefix are zero
 * @param prefixBits how many leading bits all its addresses share: 0 to 32, or 0 to 128
 */
public record AddressRange(InetAddress network, int prefixBits) {

    // Never a name: InetAddress would look it up.
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public AddressRange {
        byte[] bytes = network.getAddress();
        if (prefixBits < 0 || prefixBits > bytes.length * 8) {
            throw new IllegalArgumentException(
                    "prefixBits: " + prefixBits + " (expected: 0 to " + bytes.length * 8 + ")");
        }
        for (int bit = prefixBits; bit < bytes.length * 8; bit++) {
            if (isSet(bytes, bit)) {
                throw new IllegalArgumentException("network: " + network.getHostAddress() + "/" + prefixBits
                        + " has bits beyond its prefix (expected: zeros there)");
            }
        }
    }

    /** @throws IllegalArgumentException when the text is no block of addresses; says why */
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        InetAddress network = address(parts[0]);
        if (parts.length == 1) {
            return new AddressRange(network, network.getAddress().length * 8);
        }
        if (!parts[1].matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("address range: " + text + " (expected: a prefix length after /)");
        }
        return new AddressRange(network, Integer.parseInt(parts[1]));
    }

    /**
     * Reads an address without ever looking up a name.
     *
     * @throws IllegalArgumentException when the text is no IP address
     */
    public static InetAddress address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("address: " + text + " (expected: an IPv4 or IPv6 address)");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("address: " + text + " (expected: an IPv4 or IPv6 address)", malformed);
        }
    }

    /** Whether the address lies in this block. An IPv4 address lies in no IPv6 block. */
    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = prefixBits / 8;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefixBits % 8;
        return rest == 0 || (ours[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / 8] & (0x80 >> bit % 8)) != 0;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixBits;
    }
}
