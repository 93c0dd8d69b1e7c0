package io.hefu.location.device;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.refusal.LocationRefusal;
import io.hefu.location.refusal.LocationRefusal.MissingIdentifier;
import io.hefu.location.refusal.LocationRefusal.UnnecessaryIdentifier;
import io.hefu.location.refusal.LocationRefusal.UnsupportedIdentifier;
import java.util.Optional;

/**
 * The one device that a call is about. CAMARA API Design Guide, Appendix A.
 *
 * @param named the identifier that was chosen of those the caller sent; empty when the access token said it
 */
public record IdentifiedDevice(PhoneNumber phoneNumber, Optional<Device> named) {

    /**
     * Several identifiers are never compared with each other: the phone number is chosen, the others are ignored.
     *
     * @param subscriber whom a 3-legged access token speaks for
     * @throws RefusedException with the reason why it cannot be told
     */
    public static IdentifiedDevice of(Optional<PhoneNumber> subscriber, Optional<Device> device) {
        if (subscriber.isPresent()) {
            if (device.isPresent()) {
                throw refused(new UnnecessaryIdentifier());
            }
            return new IdentifiedDevice(subscriber.get(), Optional.empty());
        }
        String phoneNumber = device.orElseThrow(() -> refused(new MissingIdentifier()))
                .phoneNumber()
                .orElseThrow(() -> refused(new UnsupportedIdentifier()));
        return new IdentifiedDevice(new PhoneNumber(phoneNumber), Optional.of(Device.ofPhoneNumber(phoneNumber)));
    }

    private static RefusedException refused(LocationRefusal refusal) {
        return new RefusedException(refusal);
    }
}
