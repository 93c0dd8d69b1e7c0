package io.hefu.gateway.definition;

import com.fasterxml.jackson.core.JsonPointer;
import io.hefu.core.consent.Purpose;

/**
 * That an operation processes a subscriber's personal data; {@code x-hefu-personal-data} in the definition.
 *
 * @param purpose the subscriber must have consented to
 * @param subscriber where in the request body the subscriber's phone number stands
 */
public record PersonalData(Purpose purpose, JsonPointer subscriber) {}
