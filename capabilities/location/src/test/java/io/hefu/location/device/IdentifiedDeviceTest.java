package io.hefu.location.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.device.Device.Ipv4Address;
import io.hefu.location.refusal.LocationRefusal.MissingIdentifier;
import io.hefu.location.refusal.LocationRefusal.UnnecessaryIdentifier;
import io.hefu.location.refusal.LocationRefusal.UnsupportedIdentifier;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of CAMARA's API Design Guide, Appendix A. */
class IdentifiedDeviceTest {

    private static final PhoneNumber SUBSCRIBER = new PhoneNumber("+8613800000001");
    private static final Optional<PhoneNumber> TWO_LEGGED = Optional.empty();
    private static final Optional<PhoneNumber> THREE_LEGGED = Optional.of(SUBSCRIBER);
    private static final Optional<String> NUMBER = Optional.of("+8613800000001");
    private static final Optional<String> NETWORK_ACCESS = Optional.of("123456789@example.com");
    private static final Optional<Ipv4Address> IPV4 =
            Optional.of(new Ipv4Address("203.0.113.25", Optional.empty(), Optional.of(40_123)));
    private static final Optional<String> IPV6 = Optional.of("2001:db8::1");

    @Test
    void aPhoneNumberIdentifiesAndIsNamed() {
        IdentifiedDevice identified = IdentifiedDevice.of(TWO_LEGGED, device(NUMBER, Optional.empty()));

        assertThat(identified.phoneNumber()).isEqualTo(SUBSCRIBER);
        assertThat(identified.named()).contains(Device.ofPhoneNumber("+8613800000001"));
    }

    @Test
    void ofSeveralThePhoneNumberIsChosenAndItAloneIsNamed() {
        Device all = new Device(NUMBER, NETWORK_ACCESS, IPV4, IPV6);

        IdentifiedDevice identified = IdentifiedDevice.of(TWO_LEGGED, Optional.of(all));

        assertThat(identified.named()).contains(Device.ofPhoneNumber("+8613800000001"));
    }

    @Test
    void aTokenOfTheSubscriberIdentifiesAndNothingIsNamed() {
        IdentifiedDevice identified = IdentifiedDevice.of(THREE_LEGGED, Optional.empty());

        assertThat(identified.phoneNumber()).isEqualTo(SUBSCRIBER);
        assertThat(identified.named()).isEmpty();
    }

    @Test
    void besideATokenOfTheSubscriberADeviceIsUnnecessaryEvenWhenTheSame() {
        assertThat(refusal(THREE_LEGGED, device(NUMBER, Optional.empty()))).isEqualTo(new UnnecessaryIdentifier());
        assertThat(refusal(THREE_LEGGED, device(Optional.empty(), NETWORK_ACCESS)))
                .isEqualTo(new UnnecessaryIdentifier());
    }

    @Test
    void withoutAnyIdentifierOneIsMissing() {
        assertThat(refusal(TWO_LEGGED, Optional.empty())).isEqualTo(new MissingIdentifier());
    }

    @Test
    void identifiersOtherThanThePhoneNumberAreNotSupported() {
        Device byAddress = new Device(Optional.empty(), Optional.empty(), IPV4, IPV6);

        assertThat(refusal(TWO_LEGGED, device(Optional.empty(), NETWORK_ACCESS)))
                .isEqualTo(new UnsupportedIdentifier());
        assertThat(refusal(TWO_LEGGED, Optional.of(byAddress))).isEqualTo(new UnsupportedIdentifier());
    }

    @Test
    void aDeviceIsNotShownWhenPrinted() {
        assertThat(new Device(NUMBER, NETWORK_ACCESS, IPV4, IPV6).toString())
                .doesNotContain("138")
                .doesNotContain("203");
    }

    private static Optional<Device> device(Optional<String> phoneNumber, Optional<String> networkAccessIdentifier) {
        return Optional.of(new Device(phoneNumber, networkAccessIdentifier, Optional.empty(), Optional.empty()));
    }

    private static Refusal refusal(Optional<PhoneNumber> subscriber, Optional<Device> device) {
        Refusal[] refusal = new Refusal[1];
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> IdentifiedDevice.of(subscriber, device))
                .satisfies(refused -> refusal[0] = refused.refusal());
        return refusal[0];
    }
}
