package io.hefu.portal.consent;

import io.smallrye.config.ConfigMapping;

/** How consents are kept. */
@ConfigMapping(prefix = "hefu.portal")
interface ConsentConfig {

    /**
     * The secret key of subscribers' pseudonyms: 64 hexadecimal digits. No default, and never to be changed: consents
     * given under another key are not found again.
     */
    String pseudonymKey();
}
