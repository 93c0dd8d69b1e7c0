package io.hefu.location.device;

import java.util.Optional;

/** How a caller names a device: at least one identifier, all of them of the same device. CAMARA Commonalities 0.6. */
public record Device(
        Optional<String> phoneNumber,
        Optional<String> networkAccessIdentifier,
        Optional<Ipv4Address> ipv4Address,
        Optional<String> ipv6Address) {

    /** The device as seen from the Internet: an address, with a port or the private address behind it. */
    public record Ipv4Address(String publicAddress, Optional<String> privateAddress, Optional<Integer> publicPort) {}

    public static Device ofPhoneNumber(String phoneNumber) {
        return new Device(Optional.of(phoneNumber), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "Device";
    }
}
