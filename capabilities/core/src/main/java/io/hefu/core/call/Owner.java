package io.hefu.core.call;

import io.hefu.core.identity.ApplicationId;

/**
 * Whose something is that a capability keeps. Live and sandbox are worlds apart: every row is kept, and sought, under both
 * parts.
 */
public record Owner(ApplicationId application, Environment environment) {

    public static Owner of(Call call) {
        return new Owner(call.application(), call.environment());
    }
}
