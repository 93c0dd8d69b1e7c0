package io.hefu.portal.credential;

import io.hefu.core.call.Environment;
import io.hefu.portal.refusal.Requirements;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked for when a credential is created. */
public record CredentialBody(
        @Schema(required = true, minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(required = true) @Nullable Environment environment) {

    Environment requiredEnvironment() {
        Requirements requirements = new Requirements();
        requirements.text("name", name, 1, 100);
        Environment given = requirements.present("environment", environment);
        requirements.check();
        return given;
    }
}
