package io.hefu.portal.consent;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/** Brings the secret key to where it is used. */
final class ConsentWiring {

    private ConsentWiring() {}

    @Produces
    @Singleton
    static Pseudonyms pseudonyms(ConsentConfig config) {
        return new Pseudonyms(HexFormat.of().parseHex(config.pseudonymKey()));
    }
}
