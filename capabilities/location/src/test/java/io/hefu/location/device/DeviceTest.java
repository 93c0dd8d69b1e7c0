package io.hefu.location.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identifier.GivenIdentifier;
import io.hefu.core.identifier.GivenIdentifier.ByPhoneNumber;
import io.hefu.core.identifier.IdentifiedSubscriber;
import io.hefu.core.identifier.IdentifiedSubscriber.Source;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.location.device.Device.Ipv4Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800000001");
    private static final Optional<Ipv4Address> IPV4 =
            Optional.of(new Ipv4Address("203.0.113.25", Optional.empty(), Optional.of(40_123)));

    private final Device all =
            new Device(Optional.of(PHONE.value()), Optional.of("1@example.com"), IPV4, Optional.of("2001:db8::1"));

    @Test
    void ofSeveralIdentifiersThePhoneNumberIsChosen() {
        assertThat(Device.given(Optional.of(all))).isEqualTo(new ByPhoneNumber(PHONE));
    }

    @Test
    void addressesAloneAreNotSupported() {
        Device byAddress = new Device(Optional.empty(), Optional.empty(), IPV4, Optional.of("2001:db8::1"));

        assertThat(Device.given(Optional.of(byAddress))).isInstanceOf(GivenIdentifier.Unsupported.class);
    }

    @Test
    void theAnswerNamesTheChosenIdentifierOrNothingWhenTheTokenSaidIt() {
        assertThat(Device.named(new IdentifiedSubscriber(PHONE, Source.REQUEST)))
                .contains(Device.ofPhoneNumber(PHONE.value()));
        assertThat(Device.named(new IdentifiedSubscriber(PHONE, Source.ACCESS_TOKEN)))
                .isEmpty();
    }

    @Test
    void aDeviceIsNotShownWhenPrinted() {
        assertThat(all.toString()).doesNotContain("138").doesNotContain("203");
    }
}
