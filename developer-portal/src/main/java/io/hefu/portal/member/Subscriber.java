package io.hefu.portal.member;

import io.hefu.core.identity.PhoneNumber;

/** A signed-in person whose number the identity provider vouches for. */
public record Subscriber(PhoneNumber number) {}
