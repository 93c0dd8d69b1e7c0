package io.hefu.portal.member;

import io.hefu.core.identity.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * Who the identity provider says is there.
 *
 * @param subject the provider's name for the person, never used again for another
 * @param verifiedEmail the e-mail address, when the provider has seen that it is theirs
 */
record Person(
        String subject,
        String username,
        Optional<String> fullName,
        Optional<String> email,
        Optional<String> verifiedEmail,
        Optional<PhoneNumber> number,
        Set<Role> roles) {

    private static final int LONGEST_NAME = 200;

    /** What an organisation founded for this person alone is called. */
    String organisationName() {
        String name = fullName.or(() -> email).orElse(username);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
