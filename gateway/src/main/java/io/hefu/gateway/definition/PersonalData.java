package io.hefu.gateway.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.consent.Purpose;
import io.hefu.core.identifier.GivenIdentifier;
import java.util.Optional;
import java.util.Set;

/**
 * That an operation processes a subscriber's personal data; {@code x-hefu-personal-data} in the definition.
 *
 * @param purpose what for, when the access token names no other; the subscriber must have consented to it
 * @param otherPurposes that an access token may name instead
 * @param subscriber where in the request body the subscriber's phone number stands: {@code /phoneNumber}, or
 *     {@code /device/phoneNumber} within an object that may name the device otherwise as well
 */
public record PersonalData(Purpose purpose, Set<Purpose> otherPurposes, JsonPointer subscriber) {

    public PersonalData {
        otherPurposes = Set.copyOf(otherPurposes);
    }

    public boolean allows(Purpose other) {
        return other.equals(purpose) || otherPurposes.contains(other);
    }

    /**
     * How a request body names the subscriber.
     *
     * @throws io.hefu.core.refusal.RefusedException as an invalid argument, when the number is none
     */
    public GivenIdentifier given(JsonNode body) {
        Optional<String> number =
                Optional.of(body.at(subscriber)).filter(JsonNode::isTextual).map(JsonNode::textValue);
        JsonPointer device = subscriber.head();
        return device == null || device.matches()
                ? GivenIdentifier.ofPhoneNumber(number)
                : GivenIdentifier.ofDevice(!body.at(device).isMissingNode(), number);
    }
}
