package io.hefu.core.identifier;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.RefusedException;
import java.util.Optional;

/** How a request itself names the subscriber. */
public sealed interface GivenIdentifier {

    /** Not at all. */
    record None() implements GivenIdentifier {}

    /** By a phone number; whatever else names the same device is ignored, never compared. */
    record ByPhoneNumber(PhoneNumber phoneNumber) implements GivenIdentifier {}

    /** Only in ways that are not resolved here: addresses, network access identifiers. */
    record Unsupported() implements GivenIdentifier {}

    /**
     * CAMARA's {@code device}, an object that may name a device in several ways.
     *
     * @param given whether the request has it
     * @param phoneNumber the one of its identifiers that is resolved
     * @throws RefusedException as an invalid argument, when the number is none
     */
    static GivenIdentifier ofDevice(boolean given, Optional<String> phoneNumber) {
        if (phoneNumber.isEmpty()) {
            return given ? new Unsupported() : new None();
        }
        return ofPhoneNumber(phoneNumber);
    }

    /**
     * CAMARA's {@code phoneNumber}, standing by itself.
     *
     * @throws RefusedException as an invalid argument, when the number is none
     */
    static GivenIdentifier ofPhoneNumber(Optional<String> phoneNumber) {
        if (phoneNumber.isEmpty()) {
            return new None();
        }
        if (!PhoneNumber.isValid(phoneNumber.get())) {
            throw new RefusedException(new InvalidArgument("phoneNumber", "must be E.164 with a leading +"));
        }
        return new ByPhoneNumber(new PhoneNumber(phoneNumber.get()));
    }
}
