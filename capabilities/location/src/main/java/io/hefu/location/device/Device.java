package io.hefu.location.device;

import io.hefu.core.identifier.GivenIdentifier;
import io.hefu.core.identifier.IdentifiedSubscriber;
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

    /** How a request names a device, if it does. */
    public static GivenIdentifier given(Optional<Device> device) {
        return GivenIdentifier.ofDevice(device.isPresent(), device.flatMap(Device::phoneNumber));
    }

    /** What an answer repeats: the one identifier that was chosen of those sent; nothing when the access token said it. */
    public static Optional<Device> named(IdentifiedSubscriber identified) {
        return identified.isNamedByRequest()
                ? Optional.of(ofPhoneNumber(identified.phoneNumber().value()))
                : Optional.empty();
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "Device";
    }
}
