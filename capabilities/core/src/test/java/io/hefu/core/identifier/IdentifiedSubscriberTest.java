package io.hefu.core.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.identifier.IdentifiedSubscriber.Source;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The table of CAMARA's API Design Guide, Appendix A. */
class IdentifiedSubscriberTest {

    private static final PhoneNumber SUBSCRIBER = new PhoneNumber("+8613800000001");
    private static final Optional<PhoneNumber> TWO_LEGGED = Optional.empty();
    private static final Optional<PhoneNumber> THREE_LEGGED = Optional.of(SUBSCRIBER);
    private static final Optional<String> NUMBER = Optional.of("+8613800000001");

    @Test
    void aPhoneNumberIdentifiesAlsoWithinADevice() {
        IdentifiedSubscriber named = new IdentifiedSubscriber(SUBSCRIBER, Source.REQUEST);

        assertThat(IdentifiedSubscriber.of(TWO_LEGGED, GivenIdentifier.ofPhoneNumber(NUMBER)))
                .isEqualTo(named);
        assertThat(IdentifiedSubscriber.of(TWO_LEGGED, GivenIdentifier.ofDevice(true, NUMBER)))
                .isEqualTo(named);
    }

    @Test
    void aTokenOfTheSubscriberIdentifies() {
        assertThat(IdentifiedSubscriber.of(THREE_LEGGED, new GivenIdentifier.None()))
                .isEqualTo(new IdentifiedSubscriber(SUBSCRIBER, Source.ACCESS_TOKEN));
    }

    @Test
    void besideATokenOfTheSubscriberAnyIdentifierIsUnnecessaryEvenTheSame() {
        assertThat(refusal(() -> IdentifiedSubscriber.of(THREE_LEGGED, GivenIdentifier.ofPhoneNumber(NUMBER))))
                .isEqualTo(IdentifierRefusal.UNNECESSARY);
        assertThat(refusal(() -> IdentifiedSubscriber.of(THREE_LEGGED, new GivenIdentifier.Unsupported())))
                .isEqualTo(IdentifierRefusal.UNNECESSARY);
    }

    @Test
    void withoutAnyIdentifierOneIsMissing() {
        assertThat(refusal(() -> IdentifiedSubscriber.of(TWO_LEGGED, GivenIdentifier.ofPhoneNumber(Optional.empty()))))
                .isEqualTo(IdentifierRefusal.MISSING);
        assertThat(refusal(
                        () -> IdentifiedSubscriber.of(TWO_LEGGED, GivenIdentifier.ofDevice(false, Optional.empty()))))
                .isEqualTo(IdentifierRefusal.MISSING);
    }

    @Test
    void aDeviceNamedOnlyInOtherWaysIsUnsupported() {
        assertThat(refusal(() -> IdentifiedSubscriber.of(TWO_LEGGED, GivenIdentifier.ofDevice(true, Optional.empty()))))
                .isEqualTo(IdentifierRefusal.UNSUPPORTED);
    }

    @Test
    void whatIsNoPhoneNumberIsAnInvalidArgumentThatDoesNotRepeatIt() {
        Refusal refusal = refusal(() -> GivenIdentifier.ofPhoneNumber(Optional.of("13800000001")));

        assertThat(refusal).isInstanceOf(InvalidArgument.class);
        assertThat(refusal.message()).doesNotContain("138");
    }

    private static Refusal refusal(ThrowingCallable identifying) {
        return catchThrowableOfType(RefusedException.class, identifying).refusal();
    }
}
