package io.hefu.portal.credential;

import io.hefu.portal.refusal.Requirements;
import org.jspecify.annotations.Nullable;

/** What people call a credential: 1 to 100 characters. */
record CredentialName(String value) {

    static CredentialName of(@Nullable String text) {
        Requirements requirements = new Requirements();
        CredentialName name = new CredentialName(requirements.text("name", text, 1, 100));
        requirements.check();
        return name;
    }
}
